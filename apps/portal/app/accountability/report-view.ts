import {
  type AskedOf,
  type CommitmentStep,
  type PublicCommitment,
  type PublicRecommendation,
  type RecommendationStanding,
  type RecommendationStep,
  seesMost,
} from '@heard/contracts/reporting'
import { dayNumber } from '../charts/scale.ts'

/** Days gone by since a day; nought on the day itself. */
export const daysSince = (day: string, today: string): number => Math.max(0, dayNumber(today) - dayNumber(day))

/** Since when and for how long an organisation has given no answer, though it was due. */
export const silenceOf = (
  { standing }: Pick<AskedOf, 'standing'>,
  dueBy: string | undefined,
  today: string,
): { readonly since: string; readonly days: number } | undefined =>
  standing === 'silent' && dueBy !== undefined ? { since: dueBy, days: daysSince(dueBy, today) } : undefined

type Step<Of extends { readonly what: string }, What extends Of['what']> = Extract<Of, { readonly what: What }>

/** The newest step of a kind. */
export const newest = <Of extends RecommendationStep | CommitmentStep, What extends Of['what']>(
  history: readonly Of[],
  what: What,
): Step<Of, What> | undefined => history.findLast((step): step is Step<Of, What> => step.what === what)

/** Whether its organisation says by now that most of a promise is kept. */
export const isSaidDone = ({ standing, history }: Pick<PublicCommitment, 'standing' | 'history'>): boolean => {
  const claimed = newest(history, 'outcome-claimed')
  return standing === 'claimed' || standing === 'confirmed' || (standing === 'disputed' && claimed !== undefined && seesMost(claimed.level))
}

/** In what order a reader needs them: silence first, then what waits, then what was answered; what was withdrawn last. */
const urgency: Readonly<Record<RecommendationStanding, number>> = {
  silent: 0,
  awaiting: 1,
  draft: 1,
  declined: 2,
  'accepted-in-part': 2,
  accepted: 2,
  withdrawn: 3,
}
type Asking = Pick<PublicRecommendation, 'asked'>
const mostUrgent = ({ asked }: Asking): number => Math.min(...asked.map(({ standing }) => urgency[standing]))
export const byUrgency = <R extends Asking>(recommendations: readonly R[]): R[] => recommendations.toSorted((a, b) => mostUrgent(a) - mostUrgent(b))

/** Overdue first, then by the day they are due. */
export const byDueDay = <C extends Pick<PublicCommitment, 'overdue' | 'due'>>(commitments: readonly C[]): C[] =>
  commitments.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || a.due.localeCompare(b.due))

export type Under<R extends PublicRecommendation = PublicRecommendation> = {
  readonly recommendation: R
  readonly commitments: readonly PublicCommitment[]
}

/** Recommendations with what was promised in answer to them, and the commitments that answer none of these. */
export const withCommitments = <R extends PublicRecommendation>(
  recommendations: readonly R[],
  commitments: readonly PublicCommitment[],
): { readonly asked: readonly Under<R>[]; readonly others: readonly PublicCommitment[] } => {
  const ids = new Set(recommendations.map(({ id }) => id))
  return {
    asked: byUrgency(recommendations).map((recommendation) => ({
      recommendation,
      commitments: byDueDay(commitments.filter((each) => each.recommendation === recommendation.id)),
    })),
    others: byDueDay(commitments.filter((each) => each.recommendation === undefined || !ids.has(each.recommendation))),
  }
}
