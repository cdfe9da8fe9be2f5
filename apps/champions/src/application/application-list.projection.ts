import type { ApplicationState } from '@heard/contracts/champions'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { ApplicationFact } from './application.events.ts'

const applications: Table = {
  name: 'applications',
  columns: { programme: 'TEXT', application: 'TEXT', at: 'TEXT', state: 'TEXT', details: 'TEXT' },
  key: ['programme', 'application'],
  indexes: [['programme', 'at']],
}

const project = ({ type, data, metadata }: RecordedFact<ApplicationFact>): readonly Change[] => {
  const { programme, application } = data
  const becomes = (state: ApplicationState): Change[] => [patch(applications, { programme, application }, { state })]
  switch (type) {
    case 'ChampionApplied':
      return [put(applications, { programme, application, at: metadata.at, state: 'new', details: data.details.ref })]
    case 'ApplicationAccepted':
      return becomes('accepted')
    case 'ApplicationDeclined':
      return becomes('declined')
    case 'ApplicationWithdrawn':
      return becomes('withdrawn')
    case 'VolunteeringEnded':
      return becomes('ended')
  }
}

/** Applications of a programme; who applied is behind `details`, a vault reference. */
export const applicationListProjection: Projection = {
  name: 'application-list',
  version: 3,
  tables: [applications],
  types: ['ChampionApplied', 'ApplicationAccepted', 'ApplicationDeclined', 'ApplicationWithdrawn', 'VolunteeringEnded'],
  project: (fact) => project(fact as RecordedFact<ApplicationFact>),
}
