import type { FactOf } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import type { contributionFacts, erasureFacts } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Which application an account is connected with, as champions tells it. */
const accounts: Table = {
  name: 'champion_accounts',
  columns: { application: 'TEXT', programme: 'TEXT', account: 'TEXT' },
  key: ['application'],
  indexes: [['programme', 'account']],
}
/** The community that a champion belongs to now. */
const communities: Table = { name: 'champion_communities', columns: { application: 'TEXT', community: 'TEXT NULL' }, key: ['application'] }
/** What champions passed on: nothing of what was said. `stages`: JSON. */
const notes: Table = {
  name: 'heard_notes',
  columns: { contribution: 'TEXT', application: 'TEXT', at: 'TEXT', stages: 'TEXT' },
  key: ['contribution'],
  indexes: [['application', 'at']],
}

const types = ['ChampionLinked', 'ChampionUnlinked', 'ChampionAssigned', 'AssignmentEnded', 'ContributionShared', 'ErasureStarted'] as const
type Followed =
  | ChampionsFact<'ChampionLinked' | 'ChampionUnlinked' | 'ChampionAssigned' | 'AssignmentEnded'>
  | FactOf<typeof contributionFacts, 'ContributionShared'>
  | FactOf<typeof erasureFacts, 'ErasureStarted'>

const project = ({ type, data, metadata: { at } }: RecordedFact<Followed>): readonly Change[] => {
  switch (type) {
    case 'ChampionLinked':
      return [put(accounts, { application: data.application, programme: data.programme, account: data.account })]
    case 'ChampionUnlinked':
      return [remove(accounts, { application: data.application })]
    case 'ChampionAssigned':
      return [put(communities, { application: data.application, community: data.community })]
    case 'AssignmentEnded':
      return [patch(communities, { application: data.application }, { community: null })]
    case 'ContributionShared': {
      const { contribution, heard, stages } = data
      return heard ? [put(notes, { contribution, application: heard.application, at, stages: JSON.stringify(stages) })] : []
    }
    case 'ErasureStarted':
      return (data.purposes?.includes('narrative') ?? true) ? [remove(notes, { contribution: data.contribution })] : []
  }
}

/** Champions by their accounts, and what they passed on. */
export const heardNotesProjection: Projection = {
  name: 'heard-notes',
  version: 1,
  tables: [accounts, communities, notes],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
