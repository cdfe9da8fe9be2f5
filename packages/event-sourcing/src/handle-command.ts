import type { Decider } from './decider.ts'
import { type EventStore, RevisionConflict } from './event-store.ts'
import type { Fact, Metadata, NewFact } from './fact.ts'

/** Ids and time of one command, decided outside the domain. */
export type CommandMetadata = {
  /** Metadata stamped on every fact of this command. */
  readonly metadata: Metadata
  /** A new fact id. */
  newId(): string
  /** Schema version to write for a fact type; 1 unless told. */
  versionOf?(type: string): number
}

export type Handled<F extends Fact, Refusal extends string> =
  | { readonly accepted: readonly F[]; readonly revision: bigint; readonly position: bigint; readonly repeated: boolean }
  | { readonly refused: Refusal }

const RETRIES = 8

/**
 * Loads a stream, folds it, decides, and appends with the expected revision; a conflict with another writer loads and decides again.
 * A command already seen in the stream (metadata `command`) is answered with what it did then.
 * @throws RevisionConflict when it loses against other writers eight times in a row
 */
export const handleCommand = async <Command, State, F extends Fact, Refusal extends string>(
  store: Pick<EventStore, 'append' | 'readStream'>,
  decider: Decider<Command, State, F, Refusal>,
  stream: string,
  command: Command,
  { metadata, newId, versionOf = () => 1 }: CommandMetadata,
): Promise<Handled<F, Refusal>> => {
  for (let attempt = 0; ; attempt += 1) {
    let state = decider.initial
    let last: { revision: bigint; position: bigint } | undefined
    const earlier: F[] = []
    let earlierEnd: { revision: bigint; position: bigint } | undefined
    for await (const fact of store.readStream<F>(stream)) {
      state = decider.evolve(state, fact)
      last = { revision: fact.revision, position: fact.position }
      if (metadata.command !== undefined && fact.metadata.command === metadata.command) {
        earlier.push(fact)
        earlierEnd = last
      }
    }
    if (earlierEnd) return { accepted: earlier, ...earlierEnd, repeated: true }
    const decision = decider.decide(command, state)
    if ('refused' in decision) return decision
    if (decision.accepted.length === 0) {
      return { accepted: [], revision: last?.revision ?? -1n, position: last?.position ?? 0n, repeated: false }
    }
    const facts = decision.accepted.map((fact): NewFact<F> => ({ ...fact, id: newId(), version: versionOf(fact.type), metadata }))
    try {
      const end = await store.append({ stream, expected: last?.revision ?? 'none', facts })
      return { accepted: decision.accepted, ...end, repeated: false }
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt + 1 >= RETRIES) throw error
    }
  }
}
