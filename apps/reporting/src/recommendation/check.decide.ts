import type { CheckedBy, VerdictBy } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { OfRecommendation, RecommendationFact } from './recommendation.events.ts'
import type { CheckState, RecommendationState } from './recommendation.state.ts'

/** Named with every count, so that it can be judged by the rule of its day. */
export const checksRule = 'once-when-closed-under-10-withheld-others-to-5/1'

type Of = { readonly programme: string; readonly recommendation: string }
/** What was said in a check, as far as it may be known. */
export type CountedCheck = { readonly round: number; readonly counts: CheckedBy }
/** A command that ends a check, where there is one. */
export type EndsCheck = { readonly today: string; readonly counted?: CountedCheck | undefined }
export type AskDraftCheck = Of &
  EndsCheck & {
    readonly type: 'AskDraftCheck'
    readonly from: readonly VerdictBy[]
    readonly communities: readonly string[]
    readonly until: string
    /** The communities of the programme. */
    readonly known: readonly string[]
    /** How often the draft had been changed that was read. */
    readonly seen?: number | undefined
  }
export type CloseDraftCheck = Of & EndsCheck & { readonly type: 'CloseDraftCheck' }

export type AskDraftCheckRefusal = 'unknown-recommendation' | 'not-a-draft' | 'draft-changed' | 'check-day-not-ahead' | 'unknown-community'
export type CloseDraftCheckRefusal = 'unknown-recommendation' | 'no-open-check'

/** The check that people may answer, but for its last day. */
export const openCheck = (state: RecommendationState): CheckState | undefined => {
  const newest = state.is === 'draft' ? state.checks.at(-1) : undefined
  return newest?.counts === undefined ? newest : undefined
}

/** No number of those who were asked. */
const nothingShown = (from: readonly VerdictBy[]): CheckedBy =>
  Object.fromEntries(from.map((each) => [each, { 'says-it': null, partly: null, no: null }]))

/** That the open check is closed; nothing where none is. */
export const closing = ({ programme, recommendation }: Of, { today, counted }: EndsCheck, state: RecommendationState): RecommendationFact[] => {
  const open = openCheck(state)
  if (!open) return []
  const { round, from } = open
  const counts = counted?.round === round ? counted.counts : nothingShown(from)
  return [{ type: 'DraftCheckClosed', data: { programme, recommendation, round, on: today, rule: checksRule, counts } }]
}

export const decideAskDraftCheck = (command: AskDraftCheck, state: RecommendationState): Decision<RecommendationFact, AskDraftCheckRefusal> => {
  const { programme, recommendation, today, from, communities, until, known, seen } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is !== 'draft') return refuse('not-a-draft')
  if (seen !== undefined && seen !== state.redrafts) return refuse('draft-changed')
  if (until <= today) return refuse('check-day-not-ahead')
  if (communities.some((each) => !known.includes(each))) return refuse('unknown-community')
  const champions = from.includes('champions')
  return accept<RecommendationFact>(...closing(command, command, state), {
    type: 'DraftCheckAsked',
    data: {
      programme,
      recommendation,
      round: state.checks.length + 1,
      from: [...new Set(from)],
      communities: champions ? [...new Set(communities)] : [],
      on: today,
      until,
    },
  })
}

export const decideCloseDraftCheck = (command: CloseDraftCheck, state: RecommendationState): Decision<RecommendationFact, CloseDraftCheckRefusal> => {
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  const closed = closing(command, command, state)
  return closed.length === 0 ? refuse('no-open-check') : accept<RecommendationFact>(...closed)
}

/** What is published of them. */
export const checksIn = ({ checks, redrafts }: Extract<RecommendationState, { is: 'draft' }>, closed: readonly RecommendationFact[]) => {
  const last = closed.find((fact) => fact.type === 'DraftCheckClosed')?.data
  const told = checks.map(({ round, from, on, until, of, counts }): NonNullable<OfRecommendation<'RecommendationPublished'>['checks']>[number] => ({
    round,
    from: [...from],
    on,
    until,
    changed: of < redrafts,
    counts: counts ?? (last?.round === round ? last.counts : nothingShown(from)),
  }))
  return told.length === 0 ? {} : { checks: told }
}
