import { type Appended, DuplicateFactId, RevisionConflict, StoreUnusable } from '@heard/event-sourcing'
import { type PreparedAppend, recordedEnd } from '../append-request.ts'
import type { Connection } from './connection.ts'
import { isOutage, kurrentUnusable, NoAnswer, typeOf } from './kurrent-failure.ts'
import type { KurrentReader } from './kurrent-reader.ts'
import { backOff, within } from './patience.ts'
import type { PlaceIndex } from './place-index.ts'
import { Turns } from './turns.ts'
import { type NewEvent, toEvent } from './wire-fact.ts'

export type KurrentWriterOptions = {
  readonly connection: Connection
  readonly reader: KurrentReader
  readonly index: PlaceIndex
  readonly prefix: string
  readonly answerMs: number
  readonly patienceMs: number
  readonly signal: AbortSignal
  /** Waits until the index has what the condition asks for. @throws NoAnswer */
  indexed(condition: () => boolean): Promise<void>
  /** Gives up every connection that may hang. */
  renew(): Promise<void>
}

type Attempt = { readonly append: PreparedAppend; readonly events: readonly NewEvent[]; readonly expected: PreparedAppend['expected'] }
type Outcome = 'sent' | { readonly actual: bigint | 'none' }

const actualIn = (error: unknown): bigint | 'none' =>
  error instanceof Error && 'actualVersion' in error && typeof error.actualVersion === 'bigint' ? error.actualVersion : 'none'

/** Appends, and finds out what became of an append whose answer was lost, so that it counts once. */
export class KurrentWriter {
  readonly #options: KurrentWriterOptions
  readonly #turns = new Turns()

  constructor(options: KurrentWriterOptions) {
    this.#options = options
  }

  append(append: PreparedAppend): Promise<Appended> {
    const events = append.facts.map(toEvent)
    const keys = [`stream ${append.stream}`, ...append.facts.map(({ id }) => `id ${id}`)]
    return this.#turns.take(keys, () => this.#append(append, events))
  }

  async #append(append: PreparedAppend, events: readonly NewEvent[]): Promise<Appended> {
    const { connection, patienceMs, signal, renew } = this.#options
    const until = performance.now() + patienceMs
    let { expected } = append
    for (let failures = 0; ; failures += 1) {
      try {
        if (failures > 0) {
          const actual = await this.#revisionOf(append.stream)
          // From the second attempt on, "any" would let the first one count as well when it arrives late.
          if (append.expected === 'any') expected = actual
        }
        const end = await this.#recordedBefore(append)
        if (end) return end
        const outcome = await this.#send({ append, events, expected })
        const again = await this.#settle(append, outcome)
        if (again !== 'again') return again
        if (append.expected === 'any' && outcome !== 'sent') expected = outcome.actual
      } catch (error) {
        if (!isOutage(error)) throw this.#inWords(error)
        if (signal.aborted || performance.now() > until) throw kurrentUnusable(connection.where, error)
        if (error instanceof NoAnswer) await renew()
        await backOff(failures, signal)
      }
    }
  }

  async #send({ append, events, expected }: Attempt): Promise<Outcome> {
    const { connection, index, prefix, answerMs } = this.#options
    if (typeof expected === 'bigint' && expected < 0n) return { actual: await this.#revisionOf(append.stream) }
    const expectedRevision = expected === 'none' ? 'no_stream' : expected
    const client = await connection.client()
    try {
      await within(answerMs, client.appendToStream(`${prefix}${append.stream}`, [...events], { expectedRevision, requiresLeader: true }))
      return 'sent'
    } catch (error) {
      if (typeOf(error) !== 'wrong-expected-version') throw error
      const actual = actualIn(error)
      // The server may not yet have told of what it compares with.
      await this.#options.indexed(() => index.revisionOf(append.stream) >= Number(actual === 'none' ? -1n : actual))
      return { actual }
    }
  }

  /** What an append comes to that the server has taken or refused. */
  async #settle(append: PreparedAppend, outcome: Outcome): Promise<Appended | 'again'> {
    const { index, indexed } = this.#options
    const last = append.facts.at(-1)?.id ?? ''
    if (outcome === 'sent') await indexed(() => index.find(last) !== undefined)
    const end = this.#recorded(append)
    if (end) return end
    if (outcome === 'sent') throw new NoAnswer('the append is not there yet')
    if (append.expected === 'any') return 'again'
    throw new RevisionConflict(append.stream, append.expected, outcome.actual)
  }

  /** The subscription tells of an append fact by fact: half of one is looked at again when all of the stream has come. */
  async #recordedBefore(append: PreparedAppend): Promise<Appended | undefined> {
    try {
      return this.#recorded(append)
    } catch (error) {
      if (!(error instanceof DuplicateFactId)) throw error
      await this.#revisionOf(append.stream)
      return this.#recorded(append)
    }
  }

  #recorded(append: PreparedAppend): Appended | undefined {
    return recordedEnd(append, (id) => this.#options.index.find(id))
  }

  /** The stream's true revision, once the index has everything up to it. */
  async #revisionOf(stream: string): Promise<bigint | 'none'> {
    const { reader, index, indexed } = this.#options
    const [newest] = await reader.stream({ stream, from: undefined, backwards: true, limit: 1 })
    if (!newest) return 'none'
    await indexed(() => index.revisionOf(stream) >= Number(newest.revision))
    return newest.revision
  }

  #inWords(error: unknown): unknown {
    const ours = error instanceof RevisionConflict || error instanceof DuplicateFactId || error instanceof StoreUnusable
    return ours || typeOf(error) === undefined ? error : kurrentUnusable(this.#options.connection.where, error)
  }
}
