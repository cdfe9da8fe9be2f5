import type { EqualityFact, RetentionFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Whose answers lie where. */
const records: Table = {
  name: 'equality_records',
  columns: { programme: 'TEXT', record: 'TEXT', person: 'TEXT', ref: 'TEXT' },
  key: ['programme', 'record'],
}
/** Records that changed since the last count. */
const changed: Table = { name: 'equality_changed', columns: { programme: 'TEXT', record: 'TEXT' }, key: ['programme', 'record'] }
/** The newest count and the newest release; `tables` as JSON. */
const counts: Table = { name: 'equality_counts', columns: { programme: 'TEXT', day: 'TEXT', tables: 'TEXT' }, key: ['programme'] }
const releases: Table = {
  name: 'equality_releases',
  columns: { programme: 'TEXT', release: 'TEXT', number: 'INTEGER', at: 'TEXT', counted: 'TEXT', rule: 'TEXT', hash: 'TEXT', tables: 'TEXT' },
  key: ['programme'],
}

type Followed = EqualityFact | RetentionFact<'RetentionApplied'>

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  switch (fact.type) {
    case 'EqualityAnswered': {
      const { programme, record, person, answers } = fact.data
      return [put(records, { programme, record, person, ref: answers.ref }), put(changed, { programme, record })]
    }
    case 'EqualityChanged': {
      const { programme, record, answers } = fact.data
      return [patch(records, { programme, record }, { ref: answers.ref }), put(changed, { programme, record })]
    }
    case 'EqualityWithdrawn': {
      const { programme, record } = fact.data
      return [remove(records, { programme, record }), put(changed, { programme, record })]
    }
    case 'RetentionApplied':
      return fact.data.kind === 'equality-answers' ? [remove(records, { programme: fact.data.programme, record: fact.data.item })] : []
    case 'EqualityCounted': {
      const { programme, on, tables } = fact.data
      return [put(counts, { programme, day: on, tables: JSON.stringify(tables) }), remove(changed, { programme })]
    }
    case 'EqualityReleased': {
      const { programme, tables, ...rest } = fact.data
      return [put(releases, { programme, ...rest, at: fact.metadata.at, tables: JSON.stringify(tables) })]
    }
  }
}

/** Whose answers there are, and what was counted and released of them. */
export const equalityProjection: Projection = {
  name: 'equality',
  version: 1,
  tables: [records, changed, counts, releases],
  types: ['EqualityAnswered', 'EqualityChanged', 'EqualityWithdrawn', 'EqualityCounted', 'EqualityReleased', 'RetentionApplied'],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
