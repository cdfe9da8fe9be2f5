import type { FactOf } from '@heard/contracts'
import type { consentFacts, contributionFacts, importFacts } from '@heard/contracts/engagement'

/** Everything that is recorded in the stream of one contribution. */
export type ContributionFact = FactOf<typeof contributionFacts> | FactOf<typeof consentFacts> | FactOf<typeof importFacts, 'ContributionImported'>

/** Stream of one contribution; the programme in it is the partition. */
export const contributionStream = (programme: string, contribution: string): string => `contribution-${programme}.${contribution}`
