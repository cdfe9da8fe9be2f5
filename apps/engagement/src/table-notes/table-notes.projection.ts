import type { FactOf } from '@heard/contracts'
import type { contributionFacts, erasureFacts } from '@heard/contracts/engagement'
import type { EventsFact } from '@heard/contracts/events'
import { type Change, type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

type Followed =
  | FactOf<typeof contributionFacts, 'ContributionShared'>
  | FactOf<typeof erasureFacts, 'ErasureStarted'>
  | EventsFact<'GatheringAnnounced'>

const gatherings: Table = {
  name: 'announced_gatherings',
  columns: { programme: 'TEXT', gathering: 'TEXT' },
  key: ['programme', 'gathering'],
}
const notes: Table = {
  name: 'table_notes',
  columns: { programme: 'TEXT', contribution: 'TEXT', conversation: 'TEXT', gathering: 'TEXT', number: 'INTEGER' },
  key: ['programme', 'contribution'],
  indexes: [['programme', 'conversation']],
}

const types = ['ContributionShared', 'ErasureStarted', 'GatheringAnnounced'] as const satisfies readonly Followed['type'][]

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { programme } = fact.data
  switch (fact.type) {
    case 'GatheringAnnounced':
      return [put(gatherings, { programme, gathering: fact.data.gathering })]
    case 'ContributionShared': {
      const { contribution, answers } = fact.data
      if (!answers?.at) return []
      const { gathering, table: number } = answers.at
      return [put(notes, { programme, contribution, conversation: answers.conversation, gathering, number })]
    }
    case 'ErasureStarted': {
      const { contribution, purposes } = fact.data
      return (purposes?.includes('narrative') ?? true) ? [remove(notes, { programme, contribution })] : []
    }
  }
}

/** Tables of gatherings that notes are kept of, by conversation, and the gatherings that there are. */
export const tableNotesProjection: Projection = {
  name: 'table-notes',
  version: 1,
  tables: [gatherings, notes],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
