import { questionsIn, type SealedQuestion, type SealedQuestionnaire } from '@heard/contracts/engagement'
import type { ConversationFact } from './conversation.events.ts'

export type ConversationState = {
  readonly stage: 'none' | 'draft' | 'open' | 'paused' | 'closed'
  /** Number of the questionnaire, from 1. */
  readonly questionnaire: number
  readonly content: SealedQuestionnaire
  /** Questions that people were asked, as they stand; also those that are not asked any more. */
  readonly asked: ReadonlyMap<string, SealedQuestion>
  /** People invited by audience, where it is known. */
  readonly invited: ReadonlyMap<string, number>
  readonly opened: string | undefined
  /** The last day on which answers are taken. */
  readonly closes: string | undefined
}

export const initial: ConversationState = {
  stage: 'none',
  questionnaire: 0,
  content: { words: [], sections: [] },
  asked: new Map(),
  invited: new Map(),
  opened: undefined,
  closes: undefined,
}

const nowAsked = ({ asked }: ConversationState, { sections }: SealedQuestionnaire): ReadonlyMap<string, SealedQuestion> =>
  new Map([...asked, ...questionsIn(sections).map((question) => [question.question, question] as const)])

/** Whether people have been asked these questions. */
export const wasOpened = ({ opened }: ConversationState): boolean => opened !== undefined

const counted = ({ invited }: ConversationState, audience: string, people: number | null): ReadonlyMap<string, number> => {
  const others = [...invited].filter(([other]) => other !== audience)
  return new Map(people === null ? others : [...others, [audience, people]])
}

export const evolve = (state: ConversationState, fact: ConversationFact): ConversationState => {
  switch (fact.type) {
    case 'QuestionnaireDrafted': {
      const { questionnaire, words, sections } = fact.data
      const content = { words, sections }
      const asked = wasOpened(state) ? nowAsked(state, content) : state.asked
      return { ...state, stage: state.stage === 'none' ? 'draft' : state.stage, questionnaire, content, asked }
    }
    case 'ConversationOpened':
      return { ...state, stage: 'open', asked: nowAsked(state, state.content), opened: fact.data.opens, closes: fact.data.closes }
    case 'ConversationPaused':
      return { ...state, stage: 'paused' }
    case 'ConversationResumed':
      return { ...state, stage: 'open' }
    case 'ConversationExtended':
      return { ...state, closes: fact.data.closes }
    case 'InvitationsCounted':
      return { ...state, invited: counted(state, fact.data.audience, fact.data.people) }
    case 'ConversationClosed':
      return { ...state, stage: 'closed' }
  }
}
