import type { PublicCommitment } from '@heard/contracts/reporting'
import type { RecommendationView } from '../accountability/recommendation.view.ts'
import { daysAfter } from '../today.ts'

/** So many days before its day something waits for whoever promised it, and so many days after it nobody is written to any more. */
const REMINDED_DAYS = 14

/** Something that an organisation owes by a day. `id`: of the recommendation or commitment. */
export type Due = {
  readonly kind: 'answer' | 'promise' | 'milestone'
  readonly id: string
  readonly milestone?: string
  readonly organisation: string
  readonly due: string
}

const isNear = ({ due }: Due, today: string): boolean => due <= daysAfter(today, REMINDED_DAYS)

/** What is owed of a commitment, soon or since its day: itself, and its milestones. Nothing of one that its organisation says is kept. */
export const dueOf = ({ id, organisation, standing, due, milestones }: PublicCommitment, today: string): readonly Due[] => {
  if (standing === 'claimed' || standing === 'confirmed') return []
  const promise: Due = { kind: 'promise', id, organisation, due }
  const steps = milestones
    .filter(({ state }) => state === 'open' || state === 'missed')
    .map((step): Due => ({ kind: 'milestone', id, milestone: step.milestone, organisation, due: step.due }))
  return [promise, ...steps].filter((each) => isNear(each, today))
}

/** The answers that are owed to a recommendation, soon or since its day: of each organisation that was asked and has said nothing. */
export const answerDue = ({ id, asked, dueBy }: Pick<RecommendationView, 'id' | 'asked' | 'dueBy'>, today: string): readonly Due[] =>
  asked
    .filter(({ standing }) => standing === 'awaiting' || standing === 'silent')
    .flatMap(({ organisation }): Due[] => (dueBy === undefined ? [] : [{ kind: 'answer', id, organisation, due: dueBy }]))
    .filter((each) => isNear(each, today))

/** What whoever speaks for the organisation is written about on a day: what is due soon, and what has passed just now. */
export const remindedOf = (due: readonly Due[], today: string): readonly Due[] => due.filter((each) => each.due >= daysAfter(today, -REMINDED_DAYS))
