import type { ConversationFact } from '@heard/contracts/engagement'
import { type Change, type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

const questions: Table = {
  name: 'conversation_questions',
  columns: { programme: 'TEXT', conversation: 'TEXT', question: 'TEXT', place: 'INTEGER', shape: 'TEXT' },
  key: ['programme', 'conversation', 'question'],
}

const invitations: Table = {
  name: 'conversation_invitations',
  columns: { programme: 'TEXT', conversation: 'TEXT', audience: 'TEXT', people: 'INTEGER' },
  key: ['programme', 'conversation', 'audience'],
}

type Followed = ConversationFact<'QuestionnaireDrafted' | 'InvitationsCounted'>

const counted = ({ programme, conversation, audience, people }: ConversationFact<'InvitationsCounted'>['data']): Change => {
  const key = { programme, conversation, audience }
  return people === null ? remove(invitations, key) : put(invitations, { ...key, people })
}

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  if (fact.type === 'InvitationsCounted') return [counted(fact.data)]
  const { programme, conversation, sections } = fact.data
  return sections
    .flatMap((section) => section.questions)
    .map(({ words: _words, ...shape }, place) =>
      put(questions, { programme, conversation, question: shape.question, place, shape: JSON.stringify(shape) }),
    )
}

/** Every question that a conversation ever had, as it was asked last: what is not asked any more keeps its results; and how many people were invited, by audience. */
export const conversationQuestionsProjection: Projection = {
  name: 'conversation-questions',
  version: 2,
  tables: [questions, invitations],
  types: ['QuestionnaireDrafted', 'InvitationsCounted'],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
