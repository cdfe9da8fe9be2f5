import { StoreAway, StoreUnusable } from '@heard/event-sourcing'

/** The server said nothing in time. Whether it did what was asked is unknown. */
export class NoAnswer extends Error {
  readonly type = 'no-answer'
}

const OUTAGES = new Set(['no-answer', 'unavailable', 'cancelled', 'deadline-exceeded', 'timeout', 'not-leader', 'unknown'])
/** CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL and UNAVAILABLE of gRPC. */
const OUTAGE_CODES = new Set([1, 2, 4, 10, 13, 14])
/** RESOURCE_EXHAUSTED: a message is larger than gRPC lets through. */
const TOO_LARGE_CODE = 8

const MEANING: Readonly<Record<string, string>> = {
  'access-denied': 'refuses the name or password in HEARD_EVENT_STORE, or its user may not read and write everything',
  'stream-deleted': 'has had a stream deleted; facts are never deleted: restore the last backup',
  'maximum-append-size-exceeded': 'takes no append as large as this; raise its MaxAppendSize',
}

/** `type` of the client's errors and of ours; undefined for anything else. */
export const typeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && error.code === TOO_LARGE_CODE) return 'maximum-append-size-exceeded'
  return 'type' in error && typeof error.type === 'string' ? error.type : undefined
}

/** Whether the server could not be asked, or did not answer, so that asking again may help. The first call of a client fails without a `type`. */
export const isOutage = (error: unknown): boolean => {
  const type = typeOf(error)
  if (type !== undefined) return OUTAGES.has(type)
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'number') return OUTAGE_CODES.has(error.code)
  return error.message.startsWith('Failed to discover')
}

/** A failure of the server in words that tell the operator what to do; `where` has no password in it. */
export const kurrentUnusable = (where: string, error: unknown): StoreUnusable => {
  if (error instanceof StoreUnusable) return error
  const detail = error instanceof Error ? error.message : String(error)
  const meaning = MEANING[typeOf(error) ?? '']
  if (meaning === undefined && isOutage(error)) {
    return new StoreAway(`the event store at ${where} does not answer; whether the last append was recorded is unknown (${detail})`, { cause: error })
  }
  return new StoreUnusable(`the event store at ${where} ${meaning ?? 'cannot be used'} (${detail})`, { cause: error })
}
