import { StoreUnusable } from '@heard/event-sourcing'

const CONSTRAINT = 19
const MESSAGES: Readonly<Record<number, string>> = {
  5: 'is in use by another process; stop that process first',
  8: 'cannot be written; give this process the right to write the file and its folder',
  10: 'could not be read or written by the system; check the disk, then start again',
  11: 'is damaged; stop, keep a copy of the files and restore the last backup',
  13: 'has no room left on its disk; nothing of this was recorded; free space and try again',
  14: 'cannot be opened; check that the folder exists and may be written',
  26: 'is not an event store or is damaged at its start; restore the last backup',
}

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined

/** Whether SQLite refused a row for breaking a constraint. */
export const isConstraint = (error: unknown): boolean => codeOf(error) === CONSTRAINT

/** Whether SQLite found the file itself to be wrong. */
export const isDamage = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === 11 || code === 26
}

/** Whether SQLite failed for want of the disk, memory or a lock, and not for what it was asked to write. */
export const isOutage = (error: unknown): boolean => {
  const code = codeOf(error)
  return code !== undefined && ![1, 18, CONSTRAINT, 20, 25].includes(code)
}

/** Whether the outcome of a write is unknown, so that the file must be opened again before the next one. */
export const isDiskFailure = (error: unknown): boolean => {
  return codeOf(error) === 10 || isDamage(error)
}

/** A failure of SQLite in words that tell the operator what to do. */
export const storeUnusable = (file: string, error: unknown): StoreUnusable => {
  if (error instanceof StoreUnusable) return error
  const said = MESSAGES[codeOf(error) ?? -1] ?? 'cannot be used'
  const detail = error instanceof Error ? error.message : String(error)
  return new StoreUnusable(`the event store ${file} ${said} (${detail})`, { cause: error })
}
