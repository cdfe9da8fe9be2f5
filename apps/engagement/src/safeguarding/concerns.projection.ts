import type { ConcernFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** Concerns with what their clock needs; `contact` is a vault reference of the subject `asker`. */
const concerns: Table = {
  name: 'concerns',
  columns: {
    programme: 'TEXT',
    concern: 'TEXT',
    source: 'TEXT',
    urgency: 'TEXT',
    raised_at: 'TEXT',
    since: 'TEXT',
    checked_at: 'TEXT NULL',
    acted_at: 'TEXT',
    call_on: 'TEXT NULL',
    called: 'INTEGER',
    contribution: 'TEXT NULL',
    enquiry: 'TEXT NULL',
    assignee: 'TEXT NULL',
    contact: 'TEXT NULL',
    cancelled: 'INTEGER',
    closed: 'TEXT NULL',
    outcome: 'TEXT NULL',
  },
  key: ['programme', 'concern'],
  indexes: [['contribution'], ['programme', 'closed', 'raised_at']],
}
/** Which steps of the protocol are done. */
const steps: Table = {
  name: 'concern_steps',
  columns: { programme: 'TEXT', concern: 'TEXT', step: 'TEXT' },
  key: ['programme', 'concern', 'step'],
}

const raised = ({ data, metadata }: RecordedFact<ConcernFact<'ConcernRaised'>>): Change => {
  const { programme, concern, source, urgency, contribution = null, enquiry = null, contact } = data
  const { at } = metadata
  const clock = { raised_at: at, since: at, checked_at: null, acted_at: at, call_on: null, called: 0 }
  const ends = { assignee: null, cancelled: 0, closed: null, outcome: null }
  return put(concerns, { programme, concern, source, urgency, ...clock, contribution, enquiry, contact: contact?.ref ?? null, ...ends })
}

const project = (fact: RecordedFact<ConcernFact>): readonly Change[] => {
  const { programme, concern } = fact.data
  const { at } = fact.metadata
  const set = (row: Readonly<Record<string, string | number | null>>): Change => patch(concerns, { programme, concern }, { ...row, acted_at: at })
  switch (fact.type) {
    case 'ConcernRaised':
      return [raised(fact as RecordedFact<ConcernFact<'ConcernRaised'>>)]
    case 'ConcernTriaged':
      return [set({ urgency: fact.data.urgency, since: at })]
    case 'ConcernAssigned':
      return [set({ assignee: fact.data.to })]
    case 'ConcernReleased':
      return [set({ assignee: null })]
    case 'ProtocolStepDone': {
      const { step } = fact.data
      return [put(steps, { programme, concern, step }), set(step === 'immediate-danger' ? { checked_at: at } : {})]
    }
    case 'FollowUpPlanned':
      return [set({ call_on: fact.data.on })]
    case 'FollowUpCalled':
      return [set({ call_on: fact.data.next ?? null, ...(fact.data.outcome === 'done' ? { called: 1 } : {}) })]
    case 'CallCancelled':
      return [set({ cancelled: 1, contact: null })]
    case 'ConcernClosed':
      return [set({ closed: at, outcome: fact.data.outcome, call_on: null })]
    case 'ConcernReopened':
      return [set({ closed: null, outcome: null })]
    case 'ConcernHandedOver':
    case 'SupportOffered':
      return [set({})]
  }
}

/** Concerns, for the queue and for holds against erasure. */
export const concernsProjection: Projection = {
  name: 'concerns',
  version: 1,
  tables: [concerns, steps],
  types: [
    'ConcernRaised',
    'ConcernTriaged',
    'ConcernAssigned',
    'ConcernReleased',
    'ProtocolStepDone',
    'ConcernHandedOver',
    'SupportOffered',
    'FollowUpPlanned',
    'FollowUpCalled',
    'CallCancelled',
    'ConcernClosed',
    'ConcernReopened',
  ],
  project: (fact) => project(fact as RecordedFact<ConcernFact>),
}
