import { given, type Sealed } from '@heard/contracts'
import type { PublicCount } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { type CountedCheck, checksIn, closing } from './check.decide.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import type { RecommendationState } from './recommendation.state.ts'
import { hadTheirSay } from './reply.decide.ts'

type Of = { readonly programme: string; readonly recommendation: string }
export type PublishRecommendation = Of & {
  readonly type: 'PublishRecommendation'
  readonly today: string
  readonly askedOn: string
  readonly dueBy: string
  /** How many people stand behind it, as the public may know it. */
  readonly people: PublicCount
  /** How often the draft had been changed of which these people were counted, and the one that was read. */
  readonly counted: number
  readonly seen?: number | undefined
  /** What was said in a check that this ends. */
  readonly check?: CountedCheck | undefined
  /** Why it is published although an organisation still may reply to the draft, or never had it. */
  readonly cannotWait?: Sealed | undefined
}
export type WithdrawRecommendation = Of & { readonly type: 'WithdrawRecommendation'; readonly reason: Sealed }
export type RecordSilence = Of & { readonly type: 'RecordSilence'; readonly today: string }

export type PublishRefusal = 'unknown-recommendation' | 'not-a-draft' | 'asked-in-the-future' | 'due-before-asked' | 'reply-awaited' | 'draft-changed'
export type WithdrawRefusal = 'unknown-recommendation' | 'already-withdrawn'

/** Who replied to the draft, with the words of those who agreed to have them shown. */
const repliesTo = ({ organisations, replies }: Extract<RecommendationState, { is: 'draft' }>) => {
  const said = organisations.flatMap((organisation) => {
    const reply = replies.get(organisation)
    return reply ? [{ organisation, by: reply.by, ...given({ text: reply.mayShow ? reply.text : undefined }) }] : []
  })
  return said.length === 0 ? {} : { replies: said }
}

export const decidePublish = (command: PublishRecommendation, state: RecommendationState): Decision<RecommendationFact, PublishRefusal> => {
  const { programme, recommendation, today, askedOn, dueBy, people, counted, seen = counted, cannotWait } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is !== 'draft') return refuse('not-a-draft')
  if (counted !== state.redrafts || seen !== state.redrafts) return refuse('draft-changed')
  if (askedOn > today) return refuse('asked-in-the-future')
  if (dueBy < askedOn) return refuse('due-before-asked')
  const early = !hadTheirSay(state, today)
  if (early && cannotWait === undefined) return refuse('reply-awaited')
  const { organisations, wanted } = state
  const closed = closing(command, { today, counted: command.check }, state)
  return accept<RecommendationFact>(...closed, {
    type: 'RecommendationPublished',
    data: {
      programme,
      recommendation,
      organisations: [...organisations],
      askedOn,
      dueBy,
      people,
      ...given(wanted),
      ...repliesTo(state),
      ...checksIn(state, closed),
      ...given({ cannotWait: early ? cannotWait : undefined }),
    },
  })
}

const addressedIn = (state: Exclude<RecommendationState, { is: 'unknown' }>): string[] =>
  state.is === 'published' ? [...state.asked.keys()] : [...state.organisations]

export const decideWithdraw = (command: WithdrawRecommendation, state: RecommendationState): Decision<RecommendationFact, WithdrawRefusal> => {
  const { programme, recommendation, reason } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is === 'withdrawn') return refuse('already-withdrawn')
  return accept<RecommendationFact>({
    type: 'RecommendationWithdrawn',
    data: { programme, recommendation, organisations: addressedIn(state), reason, published: state.is === 'published' },
  })
}

/** Asked again and again by a watch: nothing happens unless the day for the answers has just passed without one of them. */
export const decideSilence = (
  { programme, recommendation, today }: RecordSilence,
  state: RecommendationState,
): Decision<RecommendationFact, never> => {
  if (state.is !== 'published' || today <= state.dueBy) return accept()
  const unanswered = [...state.asked].flatMap(([organisation, { answer, silent }]) => (answer === undefined && !silent ? [organisation] : []))
  return accept(
    ...unanswered.map(
      (organisation): RecommendationFact => ({
        type: 'SilenceRecorded',
        data: { programme, recommendation, organisation, since: state.dueBy },
      }),
    ),
  )
}
