import type { LedgerPolicy } from '@heard/contracts/ledger'
import type { EventStore, RecordedFact } from '@heard/event-sourcing'
import { nodeCryptography } from '@heard/transparency-log'
import { type Checkpoint, CompactRange, equal, hashLeaf } from '@heard/transparency-log/verify'
import { privateEntry, publicEntry } from './entries.ts'
import { enteringTypes } from './policy.ts'

/** What a published log says does not follow from these facts. */
export class LogDiffers extends Error {
  readonly type = 'log-differs'
}

const { sha256 } = nodeCryptography

/** A log made again from facts: which of them, and what each becomes. */
export type Derivation = {
  readonly name: string
  readonly store: Pick<EventStore, 'readAll'>
  readonly types?: readonly string[]
  entryOf(fact: RecordedFact): Uint8Array | undefined
}

/** The public ledger as it follows from facts at their newest version. */
export const publicDerivation = (store: Derivation['store'], policy: LedgerPolicy): Derivation => ({
  name: 'public ledger',
  store,
  types: enteringTypes(policy),
  entryOf: (fact) => publicEntry(policy, fact)?.bytes,
})

/** The private log as it follows from facts as they were recorded. */
export const privateDerivation = (store: Derivation['store']): Derivation => ({ name: 'private log', store, entryOf: privateEntry })

/**
 * The newest entry that facts up to a position make, for comparing it with the last one of a log that goes on from there: ids are random, so facts that
 * were replaced by others do not make the same.
 */
export const lastEntryUpTo = async ({ store, types, entryOf }: Derivation, position: bigint): Promise<Uint8Array | undefined> => {
  for await (const fact of store.readAll({ direction: 'backwards', after: position + 1n, ...(types ? { types } : {}) })) {
    const entry = entryOf(fact)
    if (entry) return entry
  }
  return undefined
}

/**
 * Makes a published log again from the facts, up to its checkpoint, and answers the position of the last fact in it: where its follower goes on.
 * @throws LogDiffers when the facts are fewer (a backup from before the checkpoint) or others
 */
export const cursorAt = async ({ name, store, types, entryOf }: Derivation, { size, root }: Pick<Checkpoint, 'size' | 'root'>): Promise<bigint> => {
  const range = new CompactRange(sha256)
  let position = 0n
  if (size > 0n) {
    for await (const fact of store.readAll(types ? { types } : {})) {
      const entry = entryOf(fact)
      if (entry) range.append(hashLeaf(sha256, entry))
      position = fact.position
      if (range.size === size) break
    }
  }
  if (range.size < size) {
    const restore = 'restore a backup that is at least as new, or begin a new log under another HEARD_LEDGER_ORIGIN'
    throw new LogDiffers(`the ${name} was published with ${size} entries, and these facts make only ${range.size}: ${restore}`)
  }
  if (!equal(range.root(), root)) {
    const keep = 'keep both as evidence, restore the right facts, or begin a new log under another HEARD_LEDGER_ORIGIN'
    throw new LogDiffers(`the first ${size} entries of the published ${name} do not follow from these facts: ${keep}`)
  }
  return position
}
