import { type Appended, type AppendRequest, DuplicateFactId, type ExpectedRevision, RevisionConflict } from '@heard/event-sourcing'

/** A fact ready to be written: `data` and `metadata` are JSON text, taken at the moment of the append. */
export type PreparedFact = {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly data: string
  readonly metadata: string
}

export type PreparedAppend = { readonly stream: string; readonly expected: ExpectedRevision; readonly facts: readonly PreparedFact[] }

/** Where a fact is recorded; numbers, as the adapters here count below 2^53. */
export type Recorded = { readonly stream: string; readonly revision: number; readonly position: number }

const requireName = (what: string, value: string): void => {
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) throw new TypeError(`${what} must be a non-empty, well-formed string`)
}

/**
 * Checks an append and turns it into text, so that later changes to the caller's objects change nothing.
 * @throws TypeError when there is no fact, a name is empty or not well-formed, or a version is not a whole number from 1
 * @throws DuplicateFactId when the append names an id twice
 */
export const prepareAppend = ({ stream, expected, facts }: AppendRequest): PreparedAppend => {
  requireName('stream', stream)
  if (facts.length === 0) throw new TypeError(`an append to ${stream} needs at least one fact`)
  const ids = new Set<string>()
  const prepared = facts.map(({ id, type, version, data, metadata }): PreparedFact => {
    requireName('fact id', id)
    requireName('fact type', type)
    if (!Number.isSafeInteger(version) || version < 1) throw new TypeError(`version of ${type} must be a whole number from 1`)
    if (typeof data !== 'object' || data === null) throw new TypeError(`data of ${type} must be an object`)
    if (ids.has(id)) throw new DuplicateFactId(id)
    ids.add(id)
    return { id, type, version, data: JSON.stringify(data), metadata: JSON.stringify(metadata) }
  })
  return { stream, expected, facts: prepared }
}

/** Whether the stream, now at `actual` (-1 when absent), is where the writer believes it to be. */
export const isAsExpected = (expected: ExpectedRevision, actual: number): boolean => {
  if (expected === 'any') return true
  return expected === 'none' ? actual === -1 : expected >= 0n && expected === BigInt(actual)
}

/** The conflict that tells the stream's true revision. */
export const conflictOf = ({ stream, expected }: PreparedAppend, actual: number): RevisionConflict =>
  new RevisionConflict(stream, expected, actual === -1 ? 'none' : BigInt(actual))

/**
 * What an append comes to whose ids may be recorded already: its recorded end when all are in this stream, nothing when none is.
 * @throws DuplicateFactId when only some are recorded, or one is in another stream
 */
export const recordedEnd = ({ stream, facts }: PreparedAppend, find: (id: string) => Recorded | undefined): Appended | undefined => {
  const found = facts.map(({ id }) => ({ id, at: find(id) }))
  const first = found.find(({ at }) => at !== undefined)
  if (!first) return undefined
  const foreign = found.find(({ at }) => at !== undefined && at.stream !== stream)
  let end: Recorded | undefined
  for (const { at } of found) {
    if (!at || foreign) throw new DuplicateFactId((foreign ?? first).id)
    if (!end || at.revision > end.revision) end = at
  }
  return end && { revision: BigInt(end.revision), position: BigInt(end.position) }
}
