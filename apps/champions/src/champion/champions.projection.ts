import type { ChampionsFact } from '@heard/contracts/champions'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Where champions belong and belonged; `ended` is empty where they do now. */
const assignments: Table = {
  name: 'champion_assignments',
  columns: { assignment: 'TEXT', programme: 'TEXT', application: 'TEXT', community: 'TEXT', began: 'TEXT', ended: 'TEXT NULL', current: 'INTEGER' },
  key: ['assignment'],
  indexes: [['application'], ['programme']],
}
/** `name`: a vault reference; `communities`: JSON. */
const works: Table = {
  name: 'champion_works',
  columns: { work: 'TEXT', programme: 'TEXT', name: 'TEXT', communities: 'TEXT', at: 'TEXT', ended: 'INTEGER' },
  key: ['work'],
  indexes: [['programme']],
}
const participations: Table = {
  name: 'champion_participations',
  columns: { work: 'TEXT', application: 'TEXT', programme: 'TEXT' },
  key: ['work', 'application'],
  indexes: [['programme']],
}
/** Applications that an account is connected with. */
const links: Table = { name: 'champion_links', columns: { application: 'TEXT', programme: 'TEXT' }, key: ['application'], indexes: [['programme']] }

const types = [
  'ChampionAssigned',
  'AssignmentEnded',
  'WorkJoined',
  'WorkLeft',
  'WorkBegun',
  'WorkEnded',
  'ChampionLinked',
  'ChampionUnlinked',
] as const satisfies readonly ChampionsFact['type'][]
type Followed = ChampionsFact<(typeof types)[number]>

const project = ({ id, type, data, metadata: { at } }: RecordedFact<Followed>): readonly Change[] => {
  switch (type) {
    case 'ChampionAssigned': {
      const { programme, application, community } = data
      return [put(assignments, { assignment: id, programme, application, community, began: at.slice(0, 10), ended: null, current: 1 })]
    }
    case 'AssignmentEnded':
      return [patch(assignments, { application: data.application, current: 1 }, { ended: at.slice(0, 10), current: 0 })]
    case 'WorkJoined':
      return [put(participations, { ...data })]
    case 'WorkLeft':
      return [remove(participations, { work: data.work, application: data.application })]
    case 'WorkBegun': {
      const { programme, work, name, communities } = data
      return [put(works, { work, programme, name: name.ref, communities: JSON.stringify(communities), at, ended: 0 })]
    }
    case 'WorkEnded':
      return [patch(works, { work: data.work }, { ended: 1 })]
    case 'ChampionLinked':
      return [put(links, { application: data.application, programme: data.programme })]
    case 'ChampionUnlinked':
      return [remove(links, { application: data.application })]
  }
}

export const championsProjection: Projection = {
  name: 'champions',
  version: 1,
  tables: [assignments, works, participations, links],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
