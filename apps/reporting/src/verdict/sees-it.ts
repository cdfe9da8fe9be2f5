import { Verdict, type VerdictCounts } from '@heard/contracts/reporting'

/** Levels at which a number of people is shown. */
export const shownLevels = (counts: VerdictCounts): readonly Verdict[] => Verdict.options.filter((verdict) => counts[verdict] !== null)

/** The least that people see who said it one by one, as far as a number is shown of them; nothing where none is. */
export const leastSeen = (counts: VerdictCounts): Verdict | undefined => shownLevels(counts)[0]
