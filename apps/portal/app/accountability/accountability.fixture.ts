import type { PublicCommitment, PublicRecommendation, RecommendationStanding, Wording } from '@heard/contracts/reporting'

export const worded = (text: string, language = 'en'): Wording => ({ status: 'open', language, text })

/** A published recommendation that waits for its answer, unless told otherwise. */
export const someRecommendation = (changes: Partial<PublicRecommendation> = {}): PublicRecommendation => ({
  id: '0198c6a0-0000-7000-8000-000000000001',
  asked: [{ organisation: 'blmk-ccg', standing: 'awaiting' }],
  replies: [],
  checks: [],
  themes: [],
  title: worded('Longer appointments'),
  text: worded('Offer longer appointments to people who need an interpreter.'),
  dueBy: '2026-06-30',
  history: [],
  commitments: [],
  people: null,
  ...changes,
})

/** The same to one organisation, with which it stands like this. */
export const askedOf = (organisation: string, standing: RecommendationStanding, changes: Partial<PublicRecommendation> = {}): PublicRecommendation =>
  someRecommendation({ ...changes, asked: [{ organisation, standing }] })

/** A commitment before its due day, unless told otherwise. */
export const someCommitment = (changes: Partial<PublicCommitment> = {}): PublicCommitment => ({
  id: '0198c6a0-0000-7000-8000-0000000000c1',
  standing: 'open',
  overdue: false,
  organisation: 'blmk-icb',
  madeOn: '2026-01-01',
  due: '2026-12-31',
  measure: worded('Nine in ten practices offer it'),
  text: worded('Double appointments in all practices'),
  milestones: [],
  verdicts: [],
  claims: 0,
  community: [],
  history: [],
  ...changes,
})
