import type { ChampionsFact } from '@heard/contracts/champions'
import { type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Champions with an account, by the application that made them one. */
const accounts: Table = {
  name: 'champion_accounts',
  columns: { programme: 'TEXT', champion: 'TEXT', account: 'TEXT' },
  key: ['programme', 'champion'],
  indexes: [['account']],
}

type Followed = ChampionsFact<'ChampionLinked' | 'ChampionUnlinked'>

export const championAccountsProjection: Projection = {
  name: 'champion-accounts',
  version: 1,
  tables: [accounts],
  types: ['ChampionLinked', 'ChampionUnlinked'] satisfies Followed['type'][],
  project(recorded) {
    const { type, data } = recorded as RecordedFact<Followed>
    const { programme, application: champion } = data
    return type === 'ChampionLinked' ? [put(accounts, { programme, champion, account: data.account })] : [remove(accounts, { programme, champion })]
  },
}
