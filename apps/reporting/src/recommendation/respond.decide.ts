import { given, type Sealed } from '@heard/contracts'
import type { ResponseAnswer } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ActsFor } from '../acts-for.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import type { RecommendationState } from './recommendation.state.ts'
import { type Speaking, speakingFor } from './speaking-for.ts'

type Answer = {
  readonly programme: string
  readonly recommendation: string
  readonly actsFor: ActsFor
  readonly organisation?: string | undefined
  readonly answer: ResponseAnswer
  readonly text: Sealed
  readonly reasons?: Sealed | undefined
}
export type Respond = Answer & { readonly type: 'Respond' }
export type AmendResponse = Answer & { readonly type: 'AmendResponse'; readonly why: Sealed }

type AnswerRefusal =
  | 'unknown-recommendation'
  | 'not-published'
  | 'recommendation-withdrawn'
  | 'not-addressed-to-you'
  | 'which-organisation'
  | 'reasons-required'
export type RespondRefusal = AnswerRefusal | 'already-answered'
export type AmendResponseRefusal = AnswerRefusal | 'not-answered'

type Ready = Speaking & { readonly before: ResponseAnswer | undefined }

const readyFor = ({ actsFor, organisation, answer, reasons }: Answer, state: RecommendationState): Ready | AnswerRefusal => {
  if (state.is === 'unknown') return 'unknown-recommendation'
  if (state.is === 'draft') return 'not-published'
  const speaking = speakingFor(actsFor, state.is === 'published' ? state.asked.keys() : state.organisations, organisation)
  if (speaking === 'none') return 'not-addressed-to-you'
  if (state.is === 'withdrawn') return 'recommendation-withdrawn'
  if (speaking === 'several') return 'which-organisation'
  if (answer !== 'accepted' && reasons === undefined) return 'reasons-required'
  return { ...speaking, before: state.asked.get(speaking.organisation)?.answer }
}

const contentOf = ({ programme, recommendation, answer, text, reasons }: Answer, { organisation, by }: Ready) => ({
  programme,
  recommendation,
  organisation,
  by,
  answer,
  text,
  ...given({ reasons }),
})

export const decideRespond = (command: Respond, state: RecommendationState): Decision<RecommendationFact, RespondRefusal> => {
  const ready = readyFor(command, state)
  if (typeof ready === 'string') return refuse(ready)
  if (ready.before !== undefined) return refuse('already-answered')
  return accept<RecommendationFact>({ type: 'ResponseGiven', data: contentOf(command, ready) })
}

export const decideAmendResponse = (command: AmendResponse, state: RecommendationState): Decision<RecommendationFact, AmendResponseRefusal> => {
  const ready = readyFor(command, state)
  if (typeof ready === 'string') return refuse(ready)
  if (ready.before === undefined) return refuse('not-answered')
  return accept<RecommendationFact>({ type: 'ResponseAmended', data: { ...contentOf(command, ready), why: command.why } })
}
