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
    communities: 'TEXT',
    meeting: 'TEXT NULL',
    access: 'TEXT',
    capacity: 'INTEGER NULL',
    sequence: 'INTEGER',
    changed_at: 'TEXT',
    words: 'TEXT',
    cancelled: 'TEXT NULL',
    position: 'INTEGER',
  },
  key: ['programme', 'gathering'],
  indexes: [['programme', 'starts_at'], ['starts_at']],
}
const preparations: Table = {
  name: 'preparations',
  columns: { programme: 'TEXT', gathering: 'TEXT', checked: 'TEXT', budget: 'INTEGER NULL', words: 'TEXT' },
  key: ['programme', 'gathering'],
}

type Listed = Extract<GatheringFact, { type: 'GatheringAnnounced' | 'GatheringChanged' | 'GatheringCancelled' | 'GatheringPrepared' }>

const project = (fact: RecordedFact<Listed>): readonly Change[] => {
  const { programme, gathering } = fact.data
  const changed = { changed_at: fact.metadata.at, position: fact.position }
  switch (fact.type) {
    case 'GatheringCancelled':
      return [patch(gatherings, { programme, gathering }, { cancelled: fact.data.reason.ref, ...changed })]
    case 'GatheringPrepared': {
      const { checked, budget = null, words } = fact.data
      return [put(preparations, { programme, gathering, checked: JSON.stringify(checked), budget, words: words.ref })]
    }
    case 'GatheringAnnounced':
    case 'GatheringChanged': {
      const { kind, startsAt, endsAt, communities, meeting = null, access, capacity = null, words } = fact.data
      const lists = { communities: JSON.stringify(communities), access: JSON.stringify(access) }
      const sequence = fact.type === 'GatheringChanged' ? fact.data.sequence : 0
      const times = { starts_at: startsAt, ends_at: endsAt }
      return [
        put(gatherings, {
          programme,
          gathering,
          kind,
          ...times,
          ...lists,
          meeting,
          capacity,
          sequence,
          words: words.ref,
          cancelled: null,
          ...changed,
        }),
      ]
    }
  }
}

/** Gatherings by start; their words are vault references. `position` is that of the row's last change. */
export const gatheringListProjection: Projection = {
  name: 'gathering-list',
  version: 2,
  tables: [gatherings, preparations],
  types: ['GatheringAnnounced', 'GatheringChanged', 'GatheringCancelled', 'GatheringPrepared'],
  project: (fact) => project(fact as RecordedFact<Listed>),
}
