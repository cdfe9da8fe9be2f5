import type { ApplicationState as Status } from '@heard/contracts/champions'
import type { ApplicationFact, FactOfType } from './application.events.ts'

type Proposal = Pick<FactOfType<'DecisionProposed'>['data'], 'decision' | 'by' | 'words'>

export type ApplicationState = {
  readonly status: Status | 'none'
  /** Where a rest goes back to. */
  readonly before?: 'new' | 'talk' | 'offered' | 'accepted'
  readonly proposal?: Proposal
}

/** Somebody who said yes and has not stopped, also while they rest. */
export const isChampion = ({ status, before }: ApplicationState): boolean => status === 'accepted' || (status === 'paused' && before === 'accepted')

export const initial: ApplicationState = { status: 'none' }

const isWaiting = (status: ApplicationState['status']): status is NonNullable<ApplicationState['before']> =>
  status === 'new' || status === 'talk' || status === 'offered' || status === 'accepted'

const without = ({ status }: ApplicationState): ApplicationState => ({ status })

export const evolve = (state: ApplicationState, fact: ApplicationFact): ApplicationState => {
  switch (fact.type) {
    case 'ChampionApplied':
      return { status: 'new' }
    case 'TalkArranged':
      return { ...state, status: 'talk' }
    case 'TalkCancelled':
      return { ...state, status: 'new' }
    case 'ApplicationNoted':
    case 'ReceiptRenewed':
      return state
    case 'DecisionProposed': {
      const { decision, by, words } = fact.data
      return { ...state, proposal: { decision, by, ...(words ? { words } : {}) } }
    }
    case 'ProposalDropped':
      return without(state)
    case 'ChampionOffered':
      return { status: 'offered' }
    case 'ApplicationAccepted':
      return { status: 'accepted' }
    case 'ApplicationDeclined':
      return { status: 'declined' }
    case 'ApplicationPaused':
      return isWaiting(state.status) ? { ...state, status: 'paused', before: state.status } : state
    case 'ApplicationResumed': {
      const { before, ...rest } = state
      return { ...rest, status: before ?? 'new' }
    }
    case 'ApplicationWithdrawn':
      return { status: 'withdrawn' }
    case 'VolunteeringEnded':
      return { status: 'ended' }
  }
}
