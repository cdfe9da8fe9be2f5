import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { RecruitingFact } from './recruiting.events.ts'

export type RecruitingState = { readonly references: boolean; readonly twoDecide: boolean }

type SetRecruiting = RecruitingState & { readonly type: 'Set'; readonly programme: string; readonly known: boolean }

/** What a programme asks of applicants and how it decides: as it was last set; nothing is recorded when nothing changes. */
export const recruitingDecider: Decider<SetRecruiting, RecruitingState, RecruitingFact, 'unknown-programme'> = {
  initial: { references: false, twoDecide: false },
  evolve: (_, { data: { references, twoDecide } }) => ({ references, twoDecide }),
  decide: ({ programme, references, twoDecide, known }, state) => {
    if (!known) return refuse('unknown-programme')
    if (references === state.references && twoDecide === state.twoDecide) return accept()
    return accept({ type: 'RecruitingSet', data: { programme, references, twoDecide } })
  },
}
