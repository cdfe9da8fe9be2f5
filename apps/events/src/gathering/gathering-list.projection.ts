import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { GatheringFact } from './gathering.events.ts'

const gatherings: Table = {
  name: 'gatherings',
  columns: {
    programme: 'TEXT',
    gathering: 'TEXT',
    kind: 'TEXT',
    starts_at: 'TEXT',
    ends_at: 'TEXT',
    words: 'TEXT',
    cancelled: 'TEXT NULL',
    position: 'INTEGER',
  },
  key: ['programme', 'gathering'],
  indexes: [['programme', 'starts_at']],
}

const project = (fact: RecordedFact<GatheringFact>): readonly Change[] => {
  const { programme, gathering } = fact.data
  if (fact.type === 'GatheringCancelled') {
    return [patch(gatherings, { programme, gathering }, { cancelled: fact.data.reason.ref, position: fact.position })]
  }
  const { kind, startsAt, endsAt, words } = fact.data
  return [
    put(gatherings, { programme, gathering, kind, starts_at: startsAt, ends_at: endsAt, words: words.ref, cancelled: null, position: fact.position }),
  ]
}

/** Gatherings by start; their words are vault references. `position` is that of the row's last change. */
export const gatheringListProjection: Projection = {
  name: 'gathering-list',
  version: 1,
  tables: [gatherings],
  types: ['GatheringAnnounced', 'GatheringCancelled'],
  project: (fact) => project(fact as RecordedFact<GatheringFact>),
}
