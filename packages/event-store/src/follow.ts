import { setImmediate as turn } from 'node:timers/promises'
import type { Batch, ReadAllOptions, RecordedFact, SubscribeOptions } from '@heard/event-sourcing'
import type { HeadWatch } from './head-watch.ts'

/** What a store must offer to be read in pages and followed. */
export type PagedSource = {
  readonly watch: HeadWatch
  /** Position of the newest fact; 0 when empty. */
  headPosition(): number
  /** Facts after (forwards) or before (backwards) a position, `limit` at most, none beyond `upTo` when going forwards. */
  page(request: PageRequest): readonly RecordedFact[] | Promise<readonly RecordedFact[]>
}

export type PageRequest = {
  readonly from: number
  readonly upTo: number
  readonly backwards: boolean
  readonly limit: number
  readonly types: readonly string[] | undefined
}

/** Rows read in one go; other work gets its turn between two pages. */
export const PAGE = 1000

/** Reads the global order in pages, up to the head at the moment of the call. */
export async function* readPages(source: PagedSource, options: ReadAllOptions = {}): AsyncGenerator<RecordedFact, void, void> {
  const { after, direction = 'forwards', limit = Number.POSITIVE_INFINITY, types } = options
  const backwards = direction === 'backwards'
  const upTo = source.headPosition()
  let from = after === undefined ? (backwards ? upTo + 1 : 0) : Number(after)
  let left = limit
  while (left > 0) {
    const size = Math.min(left, PAGE)
    const facts = await source.page({ from, upTo, backwards, limit: size, types })
    yield* facts
    const last = facts.at(-1)
    if (!last || facts.length < size) return
    left -= facts.length
    from = Number(last.position)
    await turn()
  }
}

/** Follows the global order in batches, without loss or repetition, until the signal aborts or the store closes. */
export async function* follow(source: PagedSource, options: SubscribeOptions): AsyncGenerator<Batch, void, void> {
  const { after, types, signal, batchSize = 500 } = options
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) throw new TypeError('batchSize must be a whole number from 1')
  let cursor = Number(after)
  let told = false
  while (!signal.aborted && !source.watch.closed) {
    const head = source.headPosition()
    if (cursor >= head && told) {
      await source.watch.changed(signal)
      continue
    }
    const facts = cursor < head ? await source.page({ from: cursor, upTo: head, backwards: false, limit: batchSize, types }) : []
    const last = facts.at(-1)
    cursor = last && facts.length === batchSize ? Number(last.position) : Math.max(cursor, head)
    told = cursor >= head
    yield { facts, upTo: BigInt(cursor), caughtUp: told }
    await turn()
  }
}
