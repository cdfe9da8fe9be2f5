import type { ProgrammeFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const programmes: Table = {
  name: 'outline_programmes',
  columns: { programme: 'TEXT', status: 'TEXT' },
  key: ['programme'],
}
const entries: Table = {
  name: 'outline_entries',
  columns: { programme: 'TEXT', list: 'TEXT', id: 'TEXT', place: 'INTEGER', successor: 'TEXT NULL', offered: 'INTEGER', content: 'TEXT' },
  key: ['programme', 'list', 'id'],
}

const project = (fact: RecordedFact<ProgrammeFact>): readonly Change[] => {
  const { programme } = fact.data
  const status = (to: string): Change[] => [put(programmes, { programme, status: to })]
  switch (fact.type) {
    case 'EntryAdded':
    case 'EntryChanged': {
      const { entry, order, content } = fact.data
      const successor = entry.list === 'organisation' ? (entry.successor ?? null) : null
      return [put(entries, { programme, list: entry.list, id: entry.id, place: order, successor, offered: 1, content: content.sealed.ref })]
    }
    case 'EntryRemoved':
      return [patch(entries, { programme, list: fact.data.list, id: fact.data.id }, { offered: 0 })]
    case 'ProgrammeOpened':
      return status('open')
    case 'ReportingStarted':
      return status('reporting')
    case 'ProgrammeClosed':
      return status('closed')
    case 'ProgrammeArchived':
      return status('archived')
    default:
      return []
  }
}

/** What every service needs to know about programmes, folded from the facts that engagement publishes; add it to a service's projections. */
export const programmeOutlineProjection: Projection = {
  name: 'programme-outline',
  version: 1,
  tables: [programmes, entries],
  types: ['EntryAdded', 'EntryChanged', 'EntryRemoved', 'ProgrammeOpened', 'ReportingStarted', 'ProgrammeClosed', 'ProgrammeArchived'],
  project: (fact) => project(fact as RecordedFact<ProgrammeFact>),
}
