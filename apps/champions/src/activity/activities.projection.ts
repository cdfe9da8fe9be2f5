import type { ChampionsFact } from '@heard/contracts/champions'
import type { PieceFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** What champions logged, for sums: by an application's id and nothing of whose it is. */
const activities: Table = {
  name: 'activities',
  columns: { application: 'TEXT', activity: 'TEXT', programme: 'TEXT', community: 'TEXT', on_day: 'TEXT', minutes: 'INTEGER', reach: 'INTEGER' },
  key: ['application', 'activity'],
  indexes: [['programme', 'on_day']],
}
/** Services that were ever in the directory of a programme. */
const services: Table = { name: 'known_services', columns: { piece: 'TEXT', programme: 'TEXT' }, key: ['piece'] }

const types = ['ActivityLogged', 'ActivityCorrected', 'ActivityTakenBack', 'PieceWritten'] as const
type Followed = ChampionsFact<Exclude<(typeof types)[number], 'PieceWritten'>> | PieceFact<'PieceWritten'>

const project = ({ type, data }: RecordedFact<Followed>): readonly Change[] => {
  switch (type) {
    case 'ActivityLogged': {
      const { application, activity, programme, community, on, minutes, reach = 0 } = data
      return [put(activities, { application, activity, programme, community, on_day: on, minutes, reach })]
    }
    case 'ActivityCorrected': {
      const { application, activity, on, minutes, reach = 0 } = data
      return [patch(activities, { application, activity }, { on_day: on, minutes, reach })]
    }
    case 'ActivityTakenBack':
      return [remove(activities, { application: data.application, activity: data.activity })]
    case 'PieceWritten':
      return data.about.kind === 'service' ? [put(services, { piece: data.piece, programme: data.programme })] : []
  }
}

export const activitiesProjection: Projection = {
  name: 'activities',
  version: 1,
  tables: [activities, services],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
