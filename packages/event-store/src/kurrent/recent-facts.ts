import type { RecordedFact } from '@heard/event-sourcing'
import type { PageRequest } from '../follow.ts'

/** Facts that are kept, so that whoever has nearly caught up asks the server nothing. */
const KEPT = 2000

/** The newest facts, in memory and without a gap. */
export class RecentFacts {
  #facts: RecordedFact[] = []

  add(facts: readonly RecordedFact[]): void {
    this.#facts.push(...facts)
    if (this.#facts.length > 2 * KEPT) this.#facts = this.#facts.slice(-KEPT)
  }

  /** The page, if it lies wholly in what is kept. */
  page({ from, upTo, backwards, limit, types }: PageRequest): readonly RecordedFact[] | undefined {
    const first = Number(this.#facts[0]?.position ?? Number.POSITIVE_INFINITY)
    if (backwards || from + 1 < first) return undefined
    const wanted = types && new Set(types)
    const page: RecordedFact[] = []
    for (let index = from + 1 - first; index <= upTo - first && page.length < limit; index += 1) {
      const fact = this.#facts[index]
      if (fact && (!wanted || wanted.has(fact.type))) page.push(fact)
    }
    return page
  }
}
