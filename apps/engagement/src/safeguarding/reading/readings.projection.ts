import type { ReadingFact } from '@heard/contracts/engagement'
import { type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Contributions that somebody was asked to read. */
const readings: Table = {
  name: 'readings',
  columns: { programme: 'TEXT', contribution: 'TEXT', reader: 'TEXT', asked_at: 'TEXT' },
  key: ['programme', 'contribution'],
}

export const readingsProjection: Projection = {
  name: 'readings',
  version: 1,
  tables: [readings],
  types: ['ReadingHandedOver', 'ReadingDone'],
  project: (fact) => {
    const { type, data, metadata } = fact as RecordedFact<ReadingFact<'ReadingHandedOver' | 'ReadingDone'>>
    const { programme, contribution } = data
    if (type === 'ReadingDone') return [remove(readings, { programme, contribution })]
    return [put(readings, { programme, contribution, reader: data.to, asked_at: metadata.at })]
  },
}
