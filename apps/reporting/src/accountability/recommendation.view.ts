import { given } from '@heard/contracts'
import type { CitedExcerpt, RecommendationStanding, RecommendationStep, ResponseAnswer, Wording } from '@heard/contracts/reporting'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'
import type { Kept, Words } from './words.ts'

type Response = { readonly by: string; readonly answer: ResponseAnswer; readonly text: Wording; readonly reasons?: Wording }

/** A recommendation as its history amounts to, on a day. */
export type RecommendationView = {
  readonly id: string
  readonly standing: RecommendationStanding
  readonly organisation: string
  readonly objective?: string
  readonly themes: string[]
  readonly excerpts: CitedExcerpt[]
  readonly title: Wording
  readonly text: Wording
  readonly dueBy?: string
  readonly response?: Response
  readonly history: RecommendationStep[]
  readonly redrafts: number
  /** Frozen at publication. */
  readonly people: number | null
}

const stepOf = (fact: Kept<RecommendationFact>, words: Words): RecommendationStep[] => {
  const { type, data, at } = fact
  switch (type) {
    case 'RecommendationDrafted':
    case 'RecommendationRedrafted':
      return []
    case 'RecommendationPublished':
      return [{ what: 'published', at, askedOn: data.askedOn, dueBy: data.dueBy }]
    case 'RecommendationWithdrawn':
      return [{ what: 'withdrawn', at, reason: words(data.reason) }]
    case 'SilenceRecorded':
      return [{ what: 'silent', at, since: data.since }]
    case 'ResponseGiven':
      return [{ what: 'answered', at, ...responseOf(data, words) }]
    case 'ResponseAmended':
      return [{ what: 'answer-amended', at, ...responseOf(data, words), why: words(data.why) }]
  }
}

const responseOf = (data: Extract<RecommendationFact, { type: 'ResponseGiven' | 'ResponseAmended' }>['data'], words: Words): Response => ({
  by: data.by,
  answer: data.answer,
  text: words(data.text),
  ...given({ reasons: data.reasons && words(data.reasons) }),
})

type Found = {
  readonly draft?: Extract<RecommendationFact, { type: 'RecommendationDrafted' | 'RecommendationRedrafted' }>['data']
  readonly published?: Extract<RecommendationFact, { type: 'RecommendationPublished' }>['data']
  readonly response?: Extract<RecommendationFact, { type: 'ResponseGiven' | 'ResponseAmended' }>['data']
  readonly withdrawn: boolean
}

const find = (facts: readonly Kept<RecommendationFact>[]): Found => {
  let found: Found = { withdrawn: false }
  for (const { type, data } of facts) {
    if (type === 'RecommendationDrafted' || type === 'RecommendationRedrafted') found = { ...found, draft: data }
    if (type === 'RecommendationPublished') found = { ...found, published: data }
    if (type === 'ResponseGiven' || type === 'ResponseAmended') found = { ...found, response: data }
    if (type === 'RecommendationWithdrawn') found = { ...found, withdrawn: true }
  }
  return found
}

/** Silent from the day after the answer was due, whether or not the watch has recorded it yet. */
const standingOf = ({ published, response, withdrawn }: Found, today: string): RecommendationStanding => {
  if (withdrawn) return 'withdrawn'
  if (!published) return 'draft'
  if (response) return response.answer
  return today > published.dueBy ? 'silent' : 'awaiting'
}

/** Nothing for a history without a draft. */
export const recommendationView = (facts: readonly Kept<RecommendationFact>[], words: Words, today: string): RecommendationView | undefined => {
  const found = find(facts)
  const { draft, published, response } = found
  if (!draft) return undefined
  return {
    id: draft.recommendation,
    standing: standingOf(found, today),
    organisation: draft.organisation,
    ...given({ objective: draft.objective }),
    themes: draft.themes,
    excerpts: draft.excerpts,
    title: words(draft.title),
    text: words(draft.text),
    ...given({ dueBy: published?.dueBy, response: response && responseOf(response, words) }),
    history: facts.flatMap((fact) => stepOf(fact, words)),
    redrafts: facts.filter(({ type }) => type === 'RecommendationRedrafted').length,
    people: published?.people ?? null,
  }
}
