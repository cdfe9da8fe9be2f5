import type { ConversationFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const conversations: Table = {
  name: 'conversations',
  columns: { programme: 'TEXT', conversation: 'TEXT', stage: 'TEXT', opened: 'TEXT NULL', closes: 'TEXT NULL', words: 'TEXT', drafted_at: 'TEXT' },
  key: ['programme', 'conversation'],
}

type Followed = Exclude<ConversationFact, { type: 'InvitationsCounted' }>

const types = [
  'QuestionnaireDrafted',
  'ConversationOpened',
  'ConversationPaused',
  'ConversationResumed',
  'ConversationExtended',
  'ConversationClosed',
] as const satisfies readonly Followed['type'][]

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { programme, conversation } = fact.data
  const change = (columns: Parameters<typeof patch>[2]): Change[] => [patch(conversations, { programme, conversation }, columns)]
  switch (fact.type) {
    case 'QuestionnaireDrafted': {
      const words = JSON.stringify(fact.data.words)
      if (fact.data.questionnaire > 1) return change({ words })
      const drafted = { stage: 'draft', opened: null, closes: null, words, drafted_at: fact.metadata.at }
      return [put(conversations, { programme, conversation, ...drafted })]
    }
    case 'ConversationOpened':
      return change({ stage: 'open', opened: fact.data.opens, closes: fact.data.closes })
    case 'ConversationPaused':
      return change({ stage: 'paused' })
    case 'ConversationResumed':
      return change({ stage: 'open' })
    case 'ConversationExtended':
      return change({ closes: fact.data.closes })
    case 'ConversationClosed':
      return change({ stage: 'closed' })
  }
}

/** Conversations and how far each is; `words` are the references of its title. */
export const conversationsProjection: Projection = {
  name: 'conversations',
  version: 1,
  tables: [conversations],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
