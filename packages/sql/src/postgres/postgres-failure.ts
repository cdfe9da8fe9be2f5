import type { SqlUser } from '../sql.ts'

/** What PostgreSQL says (SQLSTATE, or the first two signs of it), and what an operator can do about it. */
const ADVICE: Readonly<Record<string, string>> = {
  '28': 'refuses the name or password in HEARD_DATABASE_URL',
  '3D000': 'has no database of that name: make it, or correct HEARD_DATABASE_URL',
  '42501': 'does not let this user make or change its tables: make the user the owner of the database',
  '53100': 'has no room left on its disk: make room, then try again. Nothing was kept of this',
  '53300': 'has no connection left: raise max_connections, or stop what else is connected',
  '25006': 'may only be read: name the primary in HEARD_DATABASE_URL, not a standby',
  '57014': 'took too long: look at what else it is doing. Nothing was kept of this',
}

/** Connection exceptions, and a server that stops, starts or ends our connection. */
const OUTAGES = ['08', '57P']
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])
/** The client's own words, which have no code; errors of ours have a type. */
const ENDED = /connection|not queryable|timeout/i

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Whether the server could not be asked, or did not answer, so that asking again may help. */
export const isOutage = (error: unknown): boolean => {
  const code = codeOf(error)
  if (code === undefined) return error instanceof Error && !('type' in error) && ENDED.test(error.message)
  return NETWORK.has(code) || OUTAGES.some((start) => code.startsWith(start)) || code === '25P03'
}

/** A failure of the server in words that tell the operator what to do; `where` has no password in it. Anything else stays what it is. */
export const postgresUnusable = ({ name, unusable: Unusable }: SqlUser, where: string, error: unknown): unknown => {
  const code = codeOf(error)
  if (!isOutage(error) && (code === undefined || !/^[0-9A-Z]{5}$/.test(code))) return error
  const said = ADVICE[code ?? ''] ?? ADVICE[code?.slice(0, 2) ?? ''] ?? (isOutage(error) ? 'does not answer' : 'cannot be used')
  const detail = error instanceof Error ? error.message : ''
  return new Unusable(`The ${name}'s database at ${where} ${said} (${detail}).`, { cause: error })
}
