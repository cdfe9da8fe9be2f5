import type { ConversationFact } from '@heard/contracts/engagement'
import { type Change, type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const questions: Table = {
  name: 'conversation_questions',
  columns: { programme: 'TEXT', conversation: 'TEXT', question: 'TEXT', place: 'INTEGER', shape: 'TEXT' },
  key: ['programme', 'conversation', 'question'],
}

const project = (fact: RecordedFact<ConversationFact<'QuestionnaireDrafted'>>): readonly Change[] => {
  const { programme, conversation, sections } = fact.data
  return sections
    .flatMap((section) => section.questions)
    .map(({ words: _words, ...shape }, place) =>
      put(questions, { programme, conversation, question: shape.question, place, shape: JSON.stringify(shape) }),
    )
}

/** Every question that a conversation ever had, as it was asked last: what is not asked any more keeps its results. */
export const conversationQuestionsProjection: Projection = {
  name: 'conversation-questions',
  version: 1,
  tables: [questions],
  types: ['QuestionnaireDrafted'],
  project: (fact) => project(fact as RecordedFact<ConversationFact<'QuestionnaireDrafted'>>),
}
