import type { EventsFact } from '@heard/contracts/events'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { EvaluationFact } from './evaluation.events.ts'

type State = { readonly status: 'none' | 'given' | 'withdrawn'; readonly person: string | undefined; readonly gathering: string }
type One = { readonly programme: string; readonly evaluation: string }

export type EvaluationCommand =
  /** `open`: whether it is the time for it. */
  | (One & { readonly type: 'Give'; readonly open: boolean } & Omit<EventsFact<'EvaluationGiven'>['data'], 'programme' | 'evaluation'>)
  | (One & { readonly type: 'Withdraw' })

export type EvaluationRefusal = 'evaluation-not-open' | 'already-evaluated' | 'nothing-said' | 'unknown-evaluation'

/** How it was, for one who came: said once, taken back at any time, and then it may be said anew. */
export const evaluationDecider: Decider<EvaluationCommand, State, EvaluationFact, EvaluationRefusal> = {
  initial: { status: 'none', person: undefined, gathering: '' },
  evolve: (state, fact) =>
    fact.type === 'EvaluationGiven'
      ? { status: 'given', person: fact.data.told?.person, gathering: fact.data.gathering }
      : { ...state, status: 'withdrawn' },
  decide: (command, state) => {
    if (command.type === 'Withdraw') {
      const { programme, evaluation } = command
      if (state.status === 'none') return refuse('unknown-evaluation')
      if (state.status === 'withdrawn') return accept()
      const { gathering, person } = state
      return accept({ type: 'EvaluationWithdrawn', data: { programme, gathering, evaluation, ...(person === undefined ? {} : { person }) } })
    }
    const { type: _type, open, ...data } = command
    if (!open) return refuse('evaluation-not-open')
    if (state.status === 'given') return refuse('already-evaluated')
    const said = [data.overall, data.heard, data.needs, data.told].some((each) => each !== undefined)
    return said ? accept({ type: 'EvaluationGiven', data }) : refuse('nothing-said')
  },
}
