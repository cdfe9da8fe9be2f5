import { type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { DoubleFact } from './double.events.ts'

const samples: Table = {
  name: 'double_samples',
  columns: { programme: 'TEXT', sample: 'TEXT', at: 'TEXT' },
  key: ['sample'],
  indexes: [['programme']],
}

/** Which samples there are; each is folded from its own stream. */
export const doubleProjection: Projection = {
  name: 'double-codings',
  version: 1,
  tables: [samples],
  types: ['DoubleCodingDrawn'],
  project(recorded) {
    const { data, metadata } = recorded as RecordedFact<DoubleFact>
    return [put(samples, { programme: data.programme, sample: data.sample, at: metadata.at })]
  },
}
