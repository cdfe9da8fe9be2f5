import type { EnquiryFact, ErasureFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** Enquiries for lists and clocks; no words, no addresses. */
const enquiries: Table = {
  name: 'enquiries',
  columns: {
    programme: 'TEXT',
    enquiry: 'TEXT',
    kind: 'TEXT',
    channel: 'TEXT',
    language: 'TEXT',
    state: 'TEXT',
    at: 'TEXT',
    due: 'TEXT',
    reminded: 'INTEGER',
    trapped: 'INTEGER',
    bounced: 'INTEGER',
    erased: 'INTEGER',
    assigned: 'TEXT NULL',
    outcome: 'TEXT NULL',
    closed_at: 'TEXT NULL',
  },
  key: ['enquiry'],
  indexes: [
    ['programme', 'state', 'due'],
    ['programme', 'assigned', 'state'],
  ],
}
/** Answers by e-mail, to see whether a server refused them. */
const mails: Table = {
  name: 'enquiry_mails',
  columns: { programme: 'TEXT', enquiry: 'TEXT', answer: 'TEXT', at: 'TEXT', bounced: 'INTEGER' },
  key: ['answer'],
  indexes: [['bounced', 'at']],
}

type Followed = EnquiryFact | ErasureFact<'ErasureIntended'>

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { at } = fact.metadata
  if (fact.type === 'ErasureIntended') {
    const { contribution: enquiry, purposes } = fact.data
    return (purposes?.includes('enquiry') ?? true) ? [patch(enquiries, { enquiry }, { erased: 1, state: 'closed', bounced: 0, reminded: 0 })] : []
  }
  const { programme, enquiry } = fact.data
  const set = (columns: Parameters<typeof patch>[2]): Change[] => [patch(enquiries, { enquiry }, columns)]
  switch (fact.type) {
    case 'EnquiryMade': {
      const { kind, channel, language, due, trapped } = fact.data
      const row = { programme, enquiry, kind, channel, language, state: 'open', at, due, reminded: 0, trapped: Number(trapped) }
      return [put(enquiries, { ...row, bounced: 0, erased: 0, assigned: null, outcome: null, closed_at: null })]
    }
    case 'EnquiryContinued':
      return [patch(enquiries, { enquiry, state: 'answered' }, { state: 'open' })]
    case 'EnquiryAssigned':
      return set({ assigned: fact.data.to })
    case 'EnquiryReleased':
      return set({ assigned: null })
    case 'EnquiryDueMoved':
      return set({ due: fact.data.due, reminded: 0 })
    case 'EnquiryReminded':
      return set({ reminded: 1 })
    case 'EnquiryAnswered':
      return [
        ...set({ state: 'answered', reminded: 0, bounced: 0 }),
        ...(fact.data.how === 'email' ? [put(mails, { programme, enquiry, answer: fact.data.answer, at, bounced: 0 })] : []),
      ]
    case 'EnquiryBounced':
      return [
        patch(enquiries, { enquiry }, { bounced: 1 }),
        patch(enquiries, { enquiry, state: 'answered' }, { state: 'open' }),
        patch(mails, { answer: fact.data.answer }, { bounced: 1 }),
      ]
    case 'GatheringWished':
      return []
    case 'EnquiryClosed':
      return set({ state: 'closed', outcome: fact.data.outcome, closed_at: at, reminded: 0, bounced: 0 })
    case 'EnquiryReopened':
      return set({ state: 'open', outcome: null, closed_at: null })
  }
}

/** The connectors' queue. */
export const enquiriesProjection: Projection = {
  name: 'enquiries',
  version: 1,
  tables: [enquiries, mails],
  types: [
    'EnquiryMade',
    'EnquiryContinued',
    'EnquiryAssigned',
    'EnquiryReleased',
    'EnquiryDueMoved',
    'EnquiryReminded',
    'EnquiryAnswered',
    'EnquiryBounced',
    'EnquiryClosed',
    'EnquiryReopened',
    'ErasureIntended',
  ] satisfies Followed['type'][],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
