import type { EventsFact } from '@heard/contracts/events'
import { type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** Gatherings of which it is told what was heard, and to which enough people came that their number is told. */
const gatherings: Table = { name: 'heard_gatherings', columns: { programme: 'TEXT', gathering: 'TEXT' }, key: ['programme', 'gathering'] }

export const heardGatheringsProjection: Projection = {
  name: 'heard-gatherings',
  version: 1,
  tables: [gatherings],
  types: ['HeardPublished'],
  project: (recorded) => {
    const { programme, gathering, reach } = (recorded as RecordedFact<EventsFact<'HeardPublished'>>).data
    return reach.came === null ? [] : [put(gatherings, { programme, gathering })]
  },
}
