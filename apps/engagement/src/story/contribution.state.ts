import type { ShownNotice } from '@heard/contracts/engagement'
import type { ContributionFact } from './contribution.events.ts'

/** Where the consent for one purpose stands. */
export type ConsentStanding = { readonly given: boolean; readonly record: string; readonly notice: ShownNotice }

export type ContributionState = { readonly exists: boolean; readonly consents: ReadonlyMap<string, ConsentStanding> }

export const initial: ContributionState = { exists: false, consents: new Map() }

export const evolve = (state: ContributionState, fact: ContributionFact): ContributionState => {
  switch (fact.type) {
    case 'ContributionShared':
    case 'ContributionImported':
      return { ...state, exists: true }
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
