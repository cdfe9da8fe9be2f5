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
  /** Name of the disclosure rule that the results went through. */
  readonly rule: string
  readonly results: ConversationCounts
  readonly hash: string
}
export type ReleaseResultsRefusal = 'still-open' | 'nothing-to-release' | 'nothing-changed'
export type ResultsState = { readonly number: number; readonly hash: string; readonly release: string | undefined }

export const resultsDecider: Decider<ReleaseResults, ResultsState, ResultsFact, ReleaseResultsRefusal> = {
  initial: { number: 0, hash: '', release: undefined },
  evolve: (_, { data: { number, hash, release } }) => ({ number, hash, release }),
  decide({ rests, ...released }, { number, hash, release }) {
    if (!rests) return refuse('still-open')
    if (released.results.people === null) return refuse('nothing-to-release')
    if (released.hash === hash) return refuse('nothing-changed')
    return accept<ResultsFact>({ type: 'ConversationResultsReleased', data: { ...released, number: number + 1, ...given({ after: release }) } })
  },
}
