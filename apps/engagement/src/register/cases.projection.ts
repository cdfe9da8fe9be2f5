import type { RegisterFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** Cases with what their clock needs; texts are vault references. `since` is a day, or a moment for a breach. */
const cases: Table = {
  name: 'cases',
  columns: {
    programme: 'TEXT',
    case_id: 'TEXT',
    kind: 'TEXT',
    right_asked: 'TEXT NULL',
    contribution: 'TEXT NULL',
    person: 'TEXT NULL',
    since: 'TEXT',
    acknowledged: 'TEXT NULL',
    paused_on: 'TEXT NULL',
    paused_days: 'INTEGER',
    extended: 'INTEGER',
    closed: 'TEXT NULL',
    outcome: 'TEXT NULL',
    details: 'TEXT',
    answer: 'TEXT NULL',
  },
  key: ['programme', 'case_id'],
  indexes: [['contribution']],
}

const opened = (fact: RecordedFact<RegisterFact<'RightAskedFor' | 'ComplaintMade' | 'BreachFound'>>): Change => {
  const { programme, details } = fact.data
  const row = { acknowledged: null, paused_on: null, paused_days: 0, extended: 0, closed: null, outcome: null, details: details.ref, answer: null }
  const one = { programme, case_id: fact.data.case, ...row }
  if (fact.type === 'BreachFound')
    return put(cases, { ...one, kind: 'breach', right_asked: null, contribution: null, person: null, since: fact.data.aware })
  const { person, contribution = null, received: since } = fact.data
  return fact.type === 'ComplaintMade'
    ? put(cases, { ...one, kind: 'complaint', right_asked: null, contribution, person, since })
    : put(cases, { ...one, kind: 'rights', right_asked: fact.data.right, contribution, person, since })
}

const project = (fact: RecordedFact<RegisterFact>): readonly Change[] => {
  const where = { programme: fact.data.programme, case_id: fact.data.case }
  switch (fact.type) {
    case 'RightAskedFor':
    case 'ComplaintMade':
    case 'BreachFound':
      return [opened(fact as RecordedFact<RegisterFact<'RightAskedFor' | 'ComplaintMade' | 'BreachFound'>>)]
    case 'CaseAcknowledged':
      return [patch(cases, where, { acknowledged: fact.data.on })]
    case 'ClockPaused':
      return [patch(cases, where, { paused_on: fact.data.on })]
    case 'ClockResumed':
      return [patch(cases, where, { paused_on: null, paused_days: fact.data.pausedDays })]
    case 'TimeExtended':
      return [patch(cases, where, { extended: 1 })]
    case 'CaseAnswered':
      return [patch(cases, where, { closed: fact.data.on, outcome: fact.data.outcome, answer: fact.data.answer.ref, paused_on: null })]
    case 'BreachReported':
      return [patch(cases, where, { closed: fact.data.at, outcome: 'reported' })]
    case 'BreachNotReported':
      return [patch(cases, where, { closed: fact.data.at, outcome: 'not-reported', answer: fact.data.reason.ref })]
  }
}

/** The registers, for lists and clocks. */
export const casesProjection: Projection = {
  name: 'cases',
  version: 1,
  tables: [cases],
  types: [
    'RightAskedFor',
    'ComplaintMade',
    'BreachFound',
    'CaseAcknowledged',
    'ClockPaused',
    'ClockResumed',
    'TimeExtended',
    'CaseAnswered',
    'BreachReported',
    'BreachNotReported',
  ],
  project: (fact) => project(fact as RecordedFact<RegisterFact>),
}
