import type { Route } from '@heard/contracts'
import type { Session } from '@heard/identity'
import type { FastifyRequest } from 'fastify'
import type { Caller } from './caller.ts'
import { derivedUuid, uuidv7 } from './ids.ts'
import type { Platform } from './platform.ts'
import { InvalidInput } from './problems.ts'

/** How long after a request began its facts may still be appended. */
const DEADLINE_MS = 60_000

const single = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

const idempotencyKey = (request: FastifyRequest): string | undefined => {
  const key = single(request.headers['idempotency-key'])
  if (key !== undefined && !/^[\x21-\x7e]{16,200}$/.test(key)) {
    throw new InvalidInput([
      { field: 'Idempotency-Key', code: 'invalid-format', detail: 'Use 16 to 200 visible ASCII characters, new for each request' },
    ])
  }
  return key
}

/** The caller of a request, as handlers see it. */
export const createCaller = (platform: Platform, route: Route, request: FastifyRequest, session: Session | undefined): Caller => {
  const milliseconds = platform.clock.now()
  const principal = session?.principal
  const actor = principal?.account ?? 'resident'
  const key = idempotencyKey(request)
  const command = key && platform.vault.fingerprint('command', JSON.stringify([actor, route.id, request.params, key]))
  let count = 0
  return {
    principal,
    session,
    actor,
    at: new Date(milliseconds).toISOString(),
    deadline: new Date(milliseconds + DEADLINE_MS).toISOString(),
    command,
    newId() {
      count += 1
      return command ? derivedUuid(`${command}/${count}`) : uuidv7(platform.clock.now())
    },
    address: request.ip,
    ifNoneMatch: single(request.headers['if-none-match']),
  }
}
