import type { FastifyRequest } from 'fastify'
import '../caller.ts'
import type { Log } from './log.ts'

const tokens = { 'unknown-receipt': 'receipt', 'no-invitation': 'invitation', 'unknown-link': 'link', 'token-invalid': 'service' } as const
const isToken = (code: string): code is keyof typeof tokens => Object.hasOwn(tokens, code)

/** What a refusal says to whoever watches over security, if anything. */
export const watchRefusal = (log: Log, code: string, { contract, signedIn }: Pick<FastifyRequest, 'contract' | 'signedIn'>): void => {
  if (code === 'sent-from-elsewhere') log.count('security.request-forged', { route: contract })
  else if (code === 'too-many-requests') log.count('security.limit-hit', { route: contract })
  else if (code === 'not-allowed' && contract && signedIn) log.count('security.access-refused', { account: signedIn.account, route: contract })
  else if (code === 'not-confirmed' && signedIn) log.count('security.step-up-refused', { account: signedIn.account })
  else if (isToken(code)) log.count('security.token-invalid', { kind: tokens[code] })
}
