import type { ContributionFact } from './contribution.events.ts'

export type ContributionState = { readonly exists: boolean }

export const initial: ContributionState = { exists: false }

export const evolve = (state: ContributionState, fact: ContributionFact): ContributionState =>
  fact.type === 'ContributionShared' || fact.type === 'ContributionImported' ? { exists: true } : state
