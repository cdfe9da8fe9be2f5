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
    series: 'TEXT NULL',
    position: 'INTEGER',
  },
  key: ['programme', 'gathering'],
  indexes: [['programme', 'starts_at'], ['starts_at']],
}
const preparations: Table = {
  name: 'preparations',
  columns: { programme: 'TEXT', gathering: 'TEXT', subject: 'TEXT NULL', checked: 'TEXT', budget: 'INTEGER NULL', words: 'TEXT' },
  key: ['programme', 'gathering'],
}
const heard: Table = {
  name: 'heard',
  columns: { programme: 'TEXT', gathering: 'TEXT', words: 'TEXT', promised: 'TEXT', told_at: 'TEXT', changed_at: 'TEXT', reach: 'TEXT' },
  key: ['programme', 'gathering'],
}

const types = ['GatheringAnnounced', 'GatheringChanged', 'GatheringCancelled', 'GatheringPrepared', 'HeardPublished', 'HeardChanged'] as const
type Listed = Extract<GatheringFact, { type: (typeof types)[number] }>

const project = (fact: RecordedFact<Listed>): readonly Change[] => {
  const { programme, gathering } = fact.data
  const changed = { changed_at: fact.metadata.at, position: fact.position }
  switch (fact.type) {
    case 'GatheringCancelled':
      return [patch(gatherings, { programme, gathering }, { cancelled: fact.data.reason.ref, ...changed })]
    case 'GatheringPrepared': {
      const { subject = null, checked, budget = null, words } = fact.data
      return [put(preparations, { programme, gathering, subject, checked: JSON.stringify(checked), budget, words: words.ref })]
    }
    case 'HeardPublished': {
      const { words, promised, reach } = fact.data
      const { at } = fact.metadata
      const row = { programme, gathering, words: words.ref, promised, told_at: at, changed_at: at, reach: JSON.stringify(reach) }
      return [put(heard, row)]
    }
    case 'HeardChanged':
      return [patch(heard, { programme, gathering }, { words: fact.data.words.ref, changed_at: fact.metadata.at })]
    case 'GatheringAnnounced':
    case 'GatheringChanged': {
      const { kind, startsAt, endsAt, communities, meeting = null, access, capacity = null, words } = fact.data
      const lists = { communities: JSON.stringify(communities), access: JSON.stringify(access) }
      const plan = { kind, starts_at: startsAt, ends_at: endsAt, ...lists, meeting, capacity, words: words.ref, ...changed }
      if (fact.type === 'GatheringChanged') return [patch(gatherings, { programme, gathering }, { ...plan, sequence: fact.data.sequence })]
      const { series = null } = fact.data
      return [put(gatherings, { programme, gathering, ...plan, sequence: 0, series, cancelled: null })]
    }
  }
}

/** Gatherings by start; their words are vault references. `position` is that of the row's last change. */
export const gatheringListProjection: Projection = {
  name: 'gathering-list',
  version: 3,
  tables: [gatherings, preparations, heard],
  types,
  project: (fact) => project(fact as RecordedFact<Listed>),
}
