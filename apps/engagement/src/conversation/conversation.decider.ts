import type { ConversationStep, QuestionnaireProblem, SealedQuestionnaire } from '@heard/contracts/engagement'
import { asksTheSame, questionnaireProblem, questionsIn } from '@heard/contracts/engagement'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { ConversationFact } from './conversation.events.ts'
import { type ConversationState, evolve, initial, wasOpened } from './conversation.state.ts'

type One = { readonly programme: string; readonly conversation: string }
type Draft = One & {
  readonly type: 'Draft'
  readonly content: SealedQuestionnaire
  /** The audiences of the programme. */
  readonly audiences: readonly string[]
  /** Number of the questionnaire that was changed; 0 for a new one. */
  readonly basedOn: number
}
type Move = One & { readonly type: 'Move'; readonly step: ConversationStep; readonly today: string }
type CountInvitations = One & {
  readonly type: 'CountInvitations'
  /** By audience; who is not named is not known. */
  readonly invited: ReadonlyMap<string, number>
  readonly audiences: readonly string[]
}
export type ConversationCommand = Draft | Move | CountInvitations

export type ConversationRefusal =
  | QuestionnaireProblem
  | 'unknown-conversation'
  | 'changed-meanwhile'
  | 'question-was-asked'
  | 'replaces-nothing'
  | 'already-closed'
  | 'not-now'
  | 'day-in-the-past'
  | 'not-later'

type Decided = Decision<ConversationFact, ConversationRefusal>

/** A question that people were asked means the same for good; what replaces one names a question that was asked. */
const meaningProblem = ({ content }: Draft, { asked }: ConversationState): ConversationRefusal | undefined => {
  const questions = questionsIn(content.sections)
  const changed = questions.some((question) => {
    const before = asked.get(question.question)
    return before !== undefined && !asksTheSame(before, question)
  })
  if (changed) return 'question-was-asked'
  return questions.every(({ replaces }) => replaces === undefined || asked.has(replaces)) ? undefined : 'replaces-nothing'
}

const draft = (command: Draft, state: ConversationState): Decided => {
  const { programme, conversation, content, audiences, basedOn } = command
  if (state.stage === 'none' && basedOn > 0) return refuse('unknown-conversation')
  if (state.stage === 'closed') return refuse('already-closed')
  if (basedOn !== state.questionnaire) return refuse('changed-meanwhile')
  const problem = questionnaireProblem(content.sections, audiences)
  if (problem !== undefined && (problem !== 'no-questions' || wasOpened(state))) return refuse(problem)
  const changes = meaningProblem(command, state)
  if (changes !== undefined) return refuse(changes)
  return accept<ConversationFact>({ type: 'QuestionnaireDrafted', data: { programme, conversation, questionnaire: basedOn + 1, ...content } })
}

/** The stages at which a step can be taken. */
const from: Readonly<Record<ConversationStep['step'], readonly ConversationState['stage'][]>> = {
  open: ['draft'],
  pause: ['open'],
  resume: ['paused'],
  extend: ['open', 'paused'],
  close: ['open', 'paused'],
}

const move = ({ programme, conversation, step, today }: Move, { stage, content, closes, questionnaire }: ConversationState): Decided => {
  if (stage === 'none') return refuse('unknown-conversation')
  if (!from[step.step].includes(stage)) return refuse('not-now')
  if ('closes' in step && step.closes < today) return refuse('day-in-the-past')
  if ('questionnaire' in step && step.questionnaire !== questionnaire) return refuse('changed-meanwhile')
  const one = { programme, conversation }
  switch (step.step) {
    case 'open':
      if (questionsIn(content.sections).length === 0) return refuse('no-questions')
      return accept<ConversationFact>({ type: 'ConversationOpened', data: { ...one, opens: today, closes: step.closes } })
    case 'pause':
      return accept<ConversationFact>({ type: 'ConversationPaused', data: { ...one, reason: step.reason } })
    case 'resume':
      return accept<ConversationFact>({ type: 'ConversationResumed', data: one })
    case 'extend':
      if (closes !== undefined && step.closes <= closes) return refuse('not-later')
      return accept<ConversationFact>({ type: 'ConversationExtended', data: { ...one, closes: step.closes, reason: step.reason } })
    case 'close':
      return accept<ConversationFact>({ type: 'ConversationClosed', data: { ...one, reason: step.reason } })
  }
}

/** What changed is recorded, and nothing else. */
const countInvitations = ({ programme, conversation, invited, audiences }: CountInvitations, state: ConversationState): Decided => {
  if (state.stage === 'none') return refuse('unknown-conversation')
  if ([...invited.keys()].some((audience) => !audiences.includes(audience))) return refuse('unknown-audience')
  const changed = audiences.filter((audience) => invited.get(audience) !== state.invited.get(audience))
  return accept<ConversationFact>(
    ...changed.map((audience) => ({
      type: 'InvitationsCounted' as const,
      data: { programme, conversation, audience, people: invited.get(audience) ?? null },
    })),
  )
}

/** A questionnaire is written, opened, and from then on only grows: a question that was asked keeps its meaning. */
export const conversationDecider: Decider<ConversationCommand, ConversationState, ConversationFact, ConversationRefusal> = {
  initial,
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'Draft':
        return draft(command, state)
      case 'Move':
        return move(command, state)
      case 'CountInvitations':
        return countInvitations(command, state)
    }
  },
}

/** Whether answers are taken on a day: open, and its last day is not over. */
export const takesAnswers = ({ stage, closes }: Pick<ConversationState, 'stage' | 'closes'>, today: string): boolean =>
  stage === 'open' && closes !== undefined && today <= closes
