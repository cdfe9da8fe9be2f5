import type { ConversationFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Every question that was ever drafted, as it stood last, and the position of that draft. */
const questions: Table = {
  name: 'conversation_questions',
  columns: { programme: 'TEXT', conversation: 'TEXT', question: 'TEXT', place: 'INTEGER', drafted: 'INTEGER', content: 'TEXT' },
  key: ['programme', 'conversation', 'question'],
}

const drafts: Table = {
  name: 'conversation_drafts',
  columns: { programme: 'TEXT', conversation: 'TEXT', drafted: 'INTEGER', title: 'TEXT' },
  key: ['programme', 'conversation', 'drafted'],
}

/** Conversations that were opened, where in the record they were, and how they stand. */
const opened: Table = {
  name: 'conversation_opened',
  columns: { programme: 'TEXT', conversation: 'TEXT', opened: 'INTEGER', stage: 'TEXT', closes: 'TEXT' },
  key: ['programme', 'conversation'],
}

const invitations: Table = {
  name: 'conversation_invitations',
  columns: { programme: 'TEXT', conversation: 'TEXT', audience: 'TEXT', people: 'INTEGER' },
  key: ['programme', 'conversation', 'audience'],
}

const types = [
  'QuestionnaireDrafted',
  'ConversationOpened',
  'ConversationPaused',
  'ConversationResumed',
  'ConversationExtended',
  'ConversationClosed',
  'InvitationsCounted',
] as const satisfies readonly ConversationFact['type'][]

const draft = ({ data, position: drafted }: RecordedFact<ConversationFact<'QuestionnaireDrafted'>>): readonly Change[] => {
  const of = { programme: data.programme, conversation: data.conversation }
  const asked = data.sections.flatMap((section) => section.questions)
  return [
    put(drafts, { ...of, drafted, title: JSON.stringify(data.words) }),
    ...asked.map((question, place) => put(questions, { ...of, question: question.question, place, drafted, content: JSON.stringify(question) })),
  ]
}

const counted = ({ programme, conversation, audience, people }: ConversationFact<'InvitationsCounted'>['data']): Change => {
  const key = { programme, conversation, audience }
  return people === null ? remove(invitations, key) : put(invitations, { ...key, people })
}

type Followed = ConversationFact<(typeof types)[number]>

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { programme, conversation } = fact.data
  const set = (columns: Parameters<typeof patch>[2]): Change[] => [patch(opened, { programme, conversation }, columns)]
  switch (fact.type) {
    case 'QuestionnaireDrafted':
      return draft(fact as RecordedFact<ConversationFact<'QuestionnaireDrafted'>>)
    case 'ConversationOpened':
      return [put(opened, { programme, conversation, opened: fact.position, stage: 'open', closes: fact.data.closes })]
    case 'ConversationPaused':
      return set({ stage: 'paused' })
    case 'ConversationResumed':
      return set({ stage: 'open' })
    case 'ConversationExtended':
      return set({ closes: fact.data.closes })
    case 'ConversationClosed':
      return set({ stage: 'closed' })
    case 'InvitationsCounted':
      return [counted(fact.data)]
  }
}

/** What conversations asked, how many were invited, and whether they rest: what is not asked any more keeps its results. */
export const conversationQuestionsProjection: Projection = {
  name: 'conversation-questions',
  version: 2,
  tables: [questions, drafts, opened, invitations],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
