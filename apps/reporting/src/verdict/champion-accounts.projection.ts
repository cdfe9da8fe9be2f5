import type { ChampionsFact } from '@heard/contracts/champions'
import { type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Champions with an account, by the application that made them one. */
const accounts: Table = {
  name: 'champion_accounts',
  columns: { programme: 'TEXT', champion: 'TEXT', account: 'TEXT' },
  key: ['programme', 'champion'],
  indexes: [['account']],
}

/** The community that a champion belongs to. */
const communities: Table = {
  name: 'champion_communities',
  columns: { programme: 'TEXT', champion: 'TEXT', community: 'TEXT' },
  key: ['programme', 'champion'],
}

type Followed = ChampionsFact<'ChampionLinked' | 'ChampionUnlinked' | 'ChampionAssigned' | 'AssignmentEnded'>

export const championAccountsProjection: Projection = {
  name: 'champion-accounts',
  version: 2,
  tables: [accounts, communities],
  types: ['ChampionLinked', 'ChampionUnlinked', 'ChampionAssigned', 'AssignmentEnded'] satisfies Followed['type'][],
  project(recorded) {
    const { type, data } = recorded as RecordedFact<Followed>
    const { programme, application: champion } = data
    switch (type) {
      case 'ChampionLinked':
        return [put(accounts, { programme, champion, account: data.account })]
      case 'ChampionUnlinked':
        return [remove(accounts, { programme, champion })]
      case 'ChampionAssigned':
        return [put(communities, { programme, champion, community: data.community })]
      case 'AssignmentEnded':
        return [remove(communities, { programme, champion })]
    }
  },
}
