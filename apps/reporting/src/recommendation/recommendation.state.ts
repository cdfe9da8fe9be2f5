import type { Sealed } from '@heard/contracts'
import type { ResponseAnswer } from '@heard/contracts/reporting'
import type { RecommendationFact } from './recommendation.events.ts'

export type RecommendationState =
  | { readonly is: 'unknown' }
  | { readonly is: 'draft'; readonly organisation: string; readonly title: Sealed; readonly text: Sealed }
  | {
      readonly is: 'published'
      readonly organisation: string
      readonly dueBy: string
      readonly answer: ResponseAnswer | undefined
      readonly silent: boolean
    }
  | { readonly is: 'withdrawn'; readonly organisation: string }

export const initial: RecommendationState = { is: 'unknown' }

export const evolve = (state: RecommendationState, { type, data }: RecommendationFact): RecommendationState => {
  switch (type) {
    case 'RecommendationDrafted':
    case 'RecommendationRedrafted':
      return { is: 'draft', organisation: data.organisation, title: data.title, text: data.text }
    case 'RecommendationPublished':
      return { is: 'published', organisation: data.organisation, dueBy: data.dueBy, answer: undefined, silent: false }
    case 'RecommendationWithdrawn':
      return { is: 'withdrawn', organisation: data.organisation }
    case 'ResponseGiven':
    case 'ResponseAmended':
      return state.is === 'published' ? { ...state, answer: data.answer, silent: false } : state
    case 'SilenceRecorded':
      return state.is === 'published' ? { ...state, silent: true } : state
  }
}
