import type { AnswerOf } from '@heard/contracts'
import type { activityReport } from '@heard/contracts/champions'
import { disclosedCounts, disclosedCountsRule } from '@heard/privacy'

/** Minutes and reach of one community in one month. */
export type Summed = { readonly month: string; readonly community: string; readonly minutes: number; readonly reach: number }

type Report = AnswerOf<typeof activityReport>
const MONTHS = 12

/** The months before the one of a day, newest first, as `2026-10`. */
const monthsBefore = (day: string): string[] => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, index) => new Date(Date.UTC(year, month - 2 - index, 1)).toISOString().slice(0, 7))
}

/** Hours and reach by community for the months that are over, each figure under the rule of publication. */
export const reportOf = (summed: readonly Summed[], communities: readonly string[], today: string): Report => ({
  rule: disclosedCountsRule,
  months: monthsBefore(today).map((month) => {
    const of = (what: 'minutes' | 'reach', each: string): number =>
      summed.filter((row) => row.month === month && row.community === each).reduce((sum, row) => sum + row[what], 0)
    const hours = disclosedCounts(communities.map((each) => Math.round(of('minutes', each) / 60)))
    const reach = disclosedCounts(communities.map((each) => of('reach', each)))
    return {
      month,
      hours: hours.total,
      reach: reach.total,
      communities: communities.map((community, index) => ({ community, hours: hours.counts[index] ?? null, reach: reach.counts[index] ?? null })),
    }
  }),
})
