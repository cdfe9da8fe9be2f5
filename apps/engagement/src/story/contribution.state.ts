import type { ShownNotice } from '@heard/contracts/engagement'
import type { ContributionFact } from './contribution.events.ts'

/** Where the consent for one purpose stands. */
export type ConsentStanding = { readonly given: boolean; readonly record: string; readonly notice: ShownNotice }

export type ContributionState = {
  readonly exists: boolean
  /** Until somebody has looked. */
  readonly heldBack: boolean
  readonly consents: ReadonlyMap<string, ConsentStanding>
}

export const initial: ContributionState = { exists: false, heldBack: false, consents: new Map() }

export const evolve = (state: ContributionState, fact: ContributionFact): ContributionState => {
  switch (fact.type) {
    case 'ContributionShared':
    case 'ContributionImported':
      return { ...state, exists: true }
    case 'ContributionQuarantined':
      return { ...state, heldBack: true }
    case 'ContributionReleased':
    case 'ContributionSetAside':
      return { ...state, heldBack: false }
    case 'ConsentGiven':
    case 'ConsentRenewed':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'ConsentExpired': {
      const { purpose, record, notice } = fact.data
      const given = fact.type === 'ConsentGiven' || fact.type === 'ConsentRenewed'
      return { ...state, consents: new Map(state.consents).set(purpose, { given, record, notice }) }
    }
    default:
      return state
  }
}
