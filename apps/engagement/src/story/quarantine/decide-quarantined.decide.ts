import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'

export type DecideQuarantinedCommand = {
  readonly type: 'DecideQuarantined'
  readonly programme: string
  readonly contribution: string
  readonly decision: 'let-in' | 'set-aside'
}

export type DecideQuarantinedRefusal = 'not-held-back'

/** Decided once: what was let in is not taken out again, and what was set aside stays aside. */
export const decideQuarantined = (
  { programme, contribution, decision }: DecideQuarantinedCommand,
  state: ContributionState,
): Decision<ContributionFact, DecideQuarantinedRefusal> => {
  if (!state.heldBack) return refuse('not-held-back')
  return accept<ContributionFact>({
    type: decision === 'let-in' ? 'ContributionReleased' : 'ContributionSetAside',
    data: { programme, contribution },
  })
}
