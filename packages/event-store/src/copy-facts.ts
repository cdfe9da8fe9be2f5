import { isDeepStrictEqual } from 'node:util'
import { type EventStore, type NewFact, type RecordedFact, StoreUnusable } from '@heard/event-sourcing'

/** Facts in one append at most. */
const TOGETHER = 100

export type CopyFactsOptions = {
  /** Appends under way at the same time; more than one only where a store records them in the order in which they were asked for. */
  readonly atOnce?: number
  /** Told how many facts are there, from time to time. */
  readonly progress?: (facts: number) => void
}

type Run = { readonly stream: string; readonly facts: readonly RecordedFact[] }

/** Facts that follow one another in one stream, together. */
async function* runs(facts: AsyncIterable<RecordedFact>): AsyncGenerator<Run, void, void> {
  let run: RecordedFact[] = []
  for await (const fact of facts) {
    const [first] = run
    if (first && (first.stream !== fact.stream || run.length === TOGETHER)) {
      yield { stream: first.stream, facts: run }
      run = []
    }
    run.push(fact)
  }
  const [first] = run
  if (first) yield { stream: first.stream, facts: run }
}

const newFact = ({ id, type, version, data, metadata }: RecordedFact): NewFact => ({ id, type, version, data, metadata })

const appendRun = async (to: EventStore, { stream, facts }: Run): Promise<void> => {
  const [first, last] = [facts[0], facts.at(-1)]
  if (!(first && last)) return
  const expected = first.revision === 0n ? 'none' : first.revision - 1n
  const { position, revision } = await to.append({ stream, expected, facts: facts.map(newFact) })
  if (position !== last.position || revision !== last.revision) {
    throw new StoreUnusable(
      `fact ${last.position} came to be fact ${position} of the copy: something else writes there; begin again where nothing does`,
    )
  }
}

/** Refuses a store whose facts are not the first of these. */
const refuseOthers = async (from: Pick<EventStore, 'readAll'>, to: EventStore): Promise<void> => {
  const wanted = from.readAll()[Symbol.asyncIterator]()
  for await (const there of to.readAll()) {
    const { value, done } = await wanted.next()
    if (done || !isDeepStrictEqual(value, there)) throw new StoreUnusable(`fact ${there.position} is there already, and it is another one`)
  }
  await wanted.return?.()
}

/**
 * Copies every fact into a store that has none, with its id, place, revision and metadata. Goes on where a copy that was interrupted ended. Answers how many there are.
 * @throws StoreUnusable when the store has other facts, or something else writes into it
 */
export const copyFacts = async (
  from: Pick<EventStore, 'readAll'>,
  to: EventStore,
  { atOnce = 1, progress = () => undefined }: CopyFactsOptions = {},
): Promise<bigint> => {
  await refuseOthers(from, to)
  let waiting: Promise<void>[] = []
  let copied = 0n
  const settle = async (): Promise<void> => {
    await Promise.all(waiting)
    waiting = []
    progress(Number(copied))
  }
  for await (const run of runs(from.readAll({ after: await to.head() }))) {
    waiting.push(appendRun(to, run))
    copied = run.facts.at(-1)?.position ?? copied
    if (waiting.length >= atOnce) await settle()
  }
  await settle()
  return to.head()
}
