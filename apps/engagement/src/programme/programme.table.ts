import type { Table } from '@heard/event-sourcing'

export const programmes: Table = {
  name: 'programmes',
  columns: { programme: 'TEXT', kind: 'TEXT', minimum_age: 'INTEGER', languages: 'TEXT', equality: 'TEXT', ref: 'TEXT' },
  key: ['programme'],
}

/** The position of the newest fact of each programme: the version of everything that is assembled from these tables. */
export const programmeVersions: Table = { name: 'programme_versions', columns: { programme: 'TEXT', version: 'TEXT' }, key: ['programme'] }

export const programmeStatuses: Table = { name: 'programme_statuses', columns: { programme: 'TEXT', status: 'TEXT' }, key: ['programme'] }

export const programmeEditions: Table = {
  name: 'programme_editions',
  columns: { programme: 'TEXT', id: 'TEXT', opens: 'TEXT', closes: 'TEXT' },
  key: ['programme', 'id'],
}

/** Every entry there ever was; `entry` is a ProgrammeEntry as JSON, `place` its order within the list. */
export const programmeEntries: Table = {
  name: 'programme_entries',
  columns: { programme: 'TEXT', list: 'TEXT', id: 'TEXT', place: 'INTEGER', entry: 'TEXT', ref: 'TEXT', removed: 'INTEGER' },
  key: ['programme', 'list', 'id'],
}

/** Every version of every notice; `words` are the hashes by language as JSON, `months` how long an agreement holds, `current` marks the one that is asked now. */
export const programmeNotices: Table = {
  name: 'programme_notices',
  columns: {
    programme: 'TEXT',
    purpose: 'TEXT',
    version: 'INTEGER',
    required: 'INTEGER',
    months: 'INTEGER NULL',
    words: 'TEXT',
    ref: 'TEXT',
    current: 'INTEGER',
  },
  key: ['programme', 'purpose', 'version'],
}
