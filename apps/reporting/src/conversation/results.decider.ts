import { given } from '@heard/contracts'
import type { ConversationCounts } from '@heard/contracts/reporting'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { ResultsFact } from './results.events.ts'

export type ReleaseResults = {
  readonly programme: string
  readonly conversation: string
  readonly release: string
  /** Whether it is paused or over: numbers that are still moving are not released. */
  readonly rests: boolean
  /** People whose answers came after the release before. */
  readonly arrived: number
  /** Name of the disclosure rule that the results went through. */
  readonly rule: string
  readonly results: ConversationCounts
  readonly hash: string
  /** Hash of the results that whoever releases them has seen. */
  readonly seen: string
}
export type ReleaseResultsRefusal = 'changed-since' | 'still-open' | 'nothing-to-release' | 'too-few-more'
export type ResultsState = { readonly number: number; readonly release: string | undefined }

/** Two releases that differ by fewer people than this would tell of single ones. */
const FEWEST_MORE = 10

export const resultsDecider: Decider<ReleaseResults, ResultsState, ResultsFact, ReleaseResultsRefusal> = {
  initial: { number: 0, release: undefined },
  evolve: (_, { data: { number, release } }) => ({ number, release }),
  decide({ rests, arrived, seen, ...released }, { number, release }) {
    if (!rests) return refuse('still-open')
    if (released.results.people === null) return refuse('nothing-to-release')
    if (number > 0 && arrived < FEWEST_MORE) return refuse('too-few-more')
    if (seen !== released.hash) return refuse('changed-since')
    return accept<ResultsFact>({ type: 'ConversationResultsReleased', data: { ...released, number: number + 1, ...given({ after: release }) } })
  },
}
