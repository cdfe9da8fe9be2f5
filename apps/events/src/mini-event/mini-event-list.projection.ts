import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { MiniEventFact } from './mini-event.events.ts'

const requests: Table = {
  name: 'mini_event_requests',
  columns: { programme: 'TEXT', request: 'TEXT', at: 'TEXT', state: 'TEXT', gathering: 'TEXT NULL', details: 'TEXT' },
  key: ['programme', 'request'],
  indexes: [['programme', 'at']],
}

const project = ({ type, data, metadata }: RecordedFact<MiniEventFact>): readonly Change[] => {
  const { programme, request } = data
  switch (type) {
    case 'MiniEventRequested':
      return [put(requests, { programme, request, at: metadata.at, state: 'new', gathering: null, details: data.details.ref })]
    case 'MiniEventAgreed':
      return [patch(requests, { programme, request }, { state: 'agreed', gathering: data.gathering })]
    case 'MiniEventDeclined':
      return [patch(requests, { programme, request }, { state: 'declined' })]
  }
}

/** Requests for mini events; who asked is behind `details`, a vault reference. */
export const miniEventListProjection: Projection = {
  name: 'mini-event-list',
  version: 1,
  tables: [requests],
  types: ['MiniEventRequested', 'MiniEventAgreed', 'MiniEventDeclined'],
  project: (fact) => project(fact as RecordedFact<MiniEventFact>),
}
