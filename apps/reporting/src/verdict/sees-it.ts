import { seesMost, Verdict, type VerdictCounts } from '@heard/contracts/reporting'

/** Levels at which a number of people is shown. */
export const shownLevels = (counts: VerdictCounts): readonly Verdict[] => Verdict.options.filter((verdict) => counts[verdict] !== null)

/** Whether those who said it one by one see most of it: not where a number is shown of people who see less, and nothing at all where no number is shown. */
export const seeMost = (counts: VerdictCounts): boolean | undefined => {
  const shown = shownLevels(counts)
  return shown.length === 0 ? undefined : shown.every(seesMost)
}
