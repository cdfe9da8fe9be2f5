import { type ObjectiveProgress, type PublicCommitment, seesMost } from '@heard/contracts/reporting'

const YEARS = 5

/** What was promised under an objective, and of that what its organisation says is done, by the end of each year. */
export type ObjectiveYears = {
  readonly objective: string | null
  readonly years: readonly { readonly year: number; readonly promised: number; readonly done: number }[]
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

const doneIn = ({ history }: PublicCommitment): number | undefined => {
  const claimed = history.findLast((step) => step.what === 'outcome-claimed')
  return claimed && seesMost(claimed.level) ? yearOf(claimed.on) : undefined
}

/** Year by year what was done, for a page on which each promise stands already. */
export const withoutPromises = (years: ObjectiveProgress['years']): ObjectiveProgress['years'] =>
  years.flatMap(({ year, steps }) => {
    const done = steps.filter(({ what }) => what !== 'made')
    return done.length === 0 ? [] : [{ year, steps: done }]
  })

type Account = { readonly today: string; readonly commitments: readonly PublicCommitment[]; readonly objectives: readonly ObjectiveProgress[] }

/** The five years up to the day of a report, as far back as something was promised: a line for each objective. */
export const yearsAtAGlance = ({ today, commitments, objectives }: Account): readonly ObjectiveYears[] => {
  const last = yearOf(today)
  const first = Math.min(last, ...commitments.map(({ madeOn }) => yearOf(madeOn)))
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).slice(-YEARS)
  return objectives.map(({ objective, commitments: ids }) => {
    const under = commitments.filter(({ id }) => ids.includes(id))
    return {
      objective,
      years: years.map((year) => ({
        year,
        promised: under.filter(({ madeOn }) => yearOf(madeOn) <= year).length,
        done: under.filter((each) => (doneIn(each) ?? Number.POSITIVE_INFINITY) <= year).length,
      })),
    }
  })
}
