import { given, type Sealed } from '@heard/contracts'
import type { CitedExcerpt, EvidenceStrength, Priority } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { closing, type EndsCheck } from './check.decide.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import type { RecommendationState } from './recommendation.state.ts'

/** What the programme and its codebook have at this moment. */
export type Grounds = {
  readonly organisations: readonly string[]
  readonly objectives: readonly string[]
  readonly themes: readonly string[]
  /** Whether every excerpt lies inside a de-identified text of the programme. */
  readonly excerptsStand: boolean
}

export type Draft = {
  readonly programme: string
  readonly recommendation: string
  readonly organisations: readonly string[]
  readonly objective?: string | undefined
  readonly priority?: Priority | undefined
  readonly strength?: { readonly level: EvidenceStrength; readonly because: Sealed } | undefined
  readonly themes: readonly string[]
  /** Into the sealed originals. */
  readonly excerpts: readonly CitedExcerpt[]
  readonly title: Sealed
  readonly text: Sealed
  readonly grounds: Grounds
}
export type DraftRecommendation = Draft & { readonly type: 'DraftRecommendation' }
export type RedraftRecommendation = Draft & EndsCheck & { readonly type: 'RedraftRecommendation' }

type GroundsRefusal = 'unknown-organisation' | 'unknown-objective' | 'unknown-theme' | 'unknown-excerpt' | 'rests-on-nothing'
export type DraftRefusal = GroundsRefusal | 'recommendation-exists'
export type RedraftRefusal = GroundsRefusal | 'unknown-recommendation' | 'not-a-draft'

const whatIsWrong = ({ organisations, objective, themes, excerpts, grounds }: Draft): GroundsRefusal | undefined => {
  if (organisations.some((organisation) => !grounds.organisations.includes(organisation))) return 'unknown-organisation'
  if (objective !== undefined && !grounds.objectives.includes(objective)) return 'unknown-objective'
  if (themes.some((theme) => !grounds.themes.includes(theme))) return 'unknown-theme'
  if (!grounds.excerptsStand) return 'unknown-excerpt'
  return themes.length + excerpts.length === 0 ? 'rests-on-nothing' : undefined
}

const contentOf = ({ programme, recommendation, organisations, objective, priority, strength, themes, excerpts, title, text }: Draft) => ({
  programme,
  recommendation,
  organisations: [...new Set(organisations)],
  ...given({ objective, priority, strength }),
  themes: [...new Set(themes)],
  excerpts: [...excerpts],
  title,
  text,
})

export const decideDraft = (command: DraftRecommendation, state: RecommendationState): Decision<RecommendationFact, DraftRefusal> => {
  if (state.is !== 'unknown') return refuse('recommendation-exists')
  const wrong = whatIsWrong(command)
  return wrong ? refuse(wrong) : accept<RecommendationFact>({ type: 'RecommendationDrafted', data: contentOf(command) })
}

export const decideRedraft = (command: RedraftRecommendation, state: RecommendationState): Decision<RecommendationFact, RedraftRefusal> => {
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is !== 'draft') return refuse('not-a-draft')
  const wrong = whatIsWrong(command)
  if (wrong) return refuse(wrong)
  return accept<RecommendationFact>(...closing(command, command, state), { type: 'RecommendationRedrafted', data: contentOf(command) })
}
