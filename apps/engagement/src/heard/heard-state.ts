import type { ContributionStep, HeardState } from '@heard/contracts/engagement'

const furthest = [
  ['used-in-recommendation', 'in-recommendation'],
  ['coded', 'in-themes'],
  ['de-identified', 'being-read'],
] as const satisfies readonly (readonly [ContributionStep['what'], HeardState])[]

/** How far something is that a champion passed on, by what happened to it. */
export const heardState = (steps: readonly Pick<ContributionStep, 'what'>[]): HeardState =>
  furthest.find(([what]) => steps.some((step) => step.what === what))?.[1] ?? 'received'
