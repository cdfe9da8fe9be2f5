import type { FactOf } from '@heard/contracts'
import type { programmeFacts } from '@heard/contracts/engagement'
import { type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

export const programmes: Table = { name: 'programmes', columns: { programme: 'TEXT' }, key: ['programme'] }

/** What programmes name. A removed entry stays, marked: what was said about it stays too. */
export const entries: Table = {
  name: 'programme_entries',
  columns: { programme: 'TEXT', list: 'TEXT', id: 'TEXT', sort: 'INTEGER', successor: 'TEXT NULL', removed: 'INTEGER' },
  key: ['programme', 'list', 'id'],
}

type DirectoryFact = FactOf<typeof programmeFacts, 'ProgrammeDefined' | 'EntryAdded' | 'EntryChanged' | 'EntryRemoved'>

export const directoryProjection: Projection = {
  name: 'directory',
  version: 1,
  tables: [programmes, entries],
  types: ['ProgrammeDefined', 'EntryAdded', 'EntryChanged', 'EntryRemoved'],
  project(recorded) {
    const { type, data } = recorded as RecordedFact<DirectoryFact>
    const { programme } = data
    if (type === 'ProgrammeDefined') return [put(programmes, { programme })]
    if (type === 'EntryRemoved') return [patch(entries, { programme, list: data.list, id: data.id }, { removed: 1 })]
    const { entry, order: sort } = data
    const successor = entry.list === 'organisation' ? (entry.successor ?? null) : null
    return [put(entries, { programme, list: entry.list, id: entry.id, sort, successor, removed: 0 })]
  },
}
