import { isWithdrawn, type PublicCommitment, type PublicRecommendation, seesMost } from '@heard/contracts/reporting'
import { dayNumber } from '../charts/scale.ts'
import { isSaidDone } from './report-view.ts'

/** How an organisation did. What it promised is in exactly one of `inTime`, `late`, `disputed`, `missed` and `open`. */
export type Score = {
  /** Recommendations that it was asked and that were not withdrawn. */
  readonly asked: number
  readonly answered: number
  /** Those whose day for the answer has passed without one. */
  readonly silent: number
  /** Days from the question to the first answer, the middle one of all. */
  readonly medianDays: number | undefined
  readonly promised: number
  /** It says that they are kept, by the day that was due last, and nobody has said otherwise. */
  readonly inTime: number
  /** The same, after that day. */
  readonly late: number
  /** It says so, and people see it differently. */
  readonly disputed: number
  /** The day has passed, and it does not say so. */
  readonly missed: number
  readonly open: number
  /** Of all it promised, those that it changed afterwards. */
  readonly amended: number
}

export type Scorecard = {
  readonly organisation: string
  readonly all: Score
  readonly years: readonly { readonly year: string; readonly score: Score }[]
}

type Asked = { readonly organisation: string; readonly on: string; readonly answeredOn: string | undefined; readonly silent: boolean }

const askedOf = (recommendation: PublicRecommendation): readonly Asked[] => {
  const { asked, history } = recommendation
  const published = history.find((step) => step.what === 'published')
  if (!published || isWithdrawn(recommendation)) return []
  return asked.map(({ organisation, standing }) => {
    const answered = history.find((step) => step.what === 'answered' && step.organisation === organisation)
    return { organisation, on: published.askedOn, answeredOn: answered?.at.slice(0, 10), silent: standing === 'silent' }
  })
}

type Kept = 'inTime' | 'late' | 'disputed' | 'missed' | 'open'

const keptOf = (commitment: PublicCommitment): Kept => {
  const { standing, overdue, due, history } = commitment
  if (isSaidDone(commitment)) {
    if (standing === 'disputed') return 'disputed'
    const claimed = history.find((step) => step.what === 'outcome-claimed' && seesMost(step.level))
    return claimed?.what === 'outcome-claimed' && claimed.on > due ? 'late' : 'inTime'
  }
  return overdue ? 'missed' : 'open'
}

const median = (numbers: readonly number[]): number | undefined => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

const scoreOf = (asked: readonly Asked[], promised: readonly PublicCommitment[]): Score => {
  const kept = promised.map(keptOf)
  const count = (of: Kept): number => kept.filter((each) => each === of).length
  return {
    asked: asked.length,
    answered: asked.filter(({ answeredOn }) => answeredOn !== undefined).length,
    silent: asked.filter(({ silent }) => silent).length,
    medianDays: median(asked.flatMap(({ on, answeredOn }) => (answeredOn === undefined ? [] : [Math.max(0, dayNumber(answeredOn) - dayNumber(on))]))),
    promised: promised.length,
    inTime: count('inTime'),
    late: count('late'),
    disputed: count('disputed'),
    missed: count('missed'),
    open: count('open'),
    amended: promised.filter(({ history }) => history.some(({ what }) => what === 'amended')).length,
  }
}

const yearOf = (day: string): string => day.slice(0, 4)

/**
 * How each organisation did, altogether and by the year in which it was asked and in which it promised, so that years compare. Whoever was asked most
 * comes first.
 */
export const scorecards = (recommendations: readonly PublicRecommendation[], commitments: readonly PublicCommitment[]): readonly Scorecard[] => {
  const asked = recommendations.flatMap(askedOf)
  const organisations = [...new Set([...asked, ...commitments].map(({ organisation }) => organisation))]
  return organisations
    .map((organisation) => {
      const ours = {
        asked: asked.filter((each) => each.organisation === organisation),
        promised: commitments.filter((each) => each.organisation === organisation),
      }
      const years = [...new Set([...ours.asked.map(({ on }) => yearOf(on)), ...ours.promised.map(({ madeOn }) => yearOf(madeOn))])].toSorted()
      return {
        organisation,
        all: scoreOf(ours.asked, ours.promised),
        years: years.map((year) => ({
          year,
          score: scoreOf(
            ours.asked.filter(({ on }) => yearOf(on) === year),
            ours.promised.filter(({ madeOn }) => yearOf(madeOn) === year),
          ),
        })),
      }
    })
    .toSorted((a, b) => b.all.asked - a.all.asked || b.all.promised - a.all.promised || a.organisation.localeCompare(b.organisation))
}
