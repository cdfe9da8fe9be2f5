import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { MiniEventFact } from './mini-event.events.ts'

const requests: Table = {
  name: 'mini_event_requests',
  columns: {
    programme: 'TEXT',
    request: 'TEXT',
    at: 'TEXT',
    state: 'TEXT',
    gathering: 'TEXT NULL',
    details: 'TEXT',
    talk: 'TEXT NULL',
    talk_place: 'TEXT NULL',
    reason: 'TEXT NULL',
  },
  key: ['programme', 'request'],
  indexes: [['programme', 'at']],
}

const untold = { talk: null, talk_place: null, reason: null } as const

const project = ({ type, data, metadata }: RecordedFact<MiniEventFact>): readonly Change[] => {
  const { programme, request } = data
  switch (type) {
    case 'MiniEventRequested':
      return [put(requests, { programme, request, at: metadata.at, state: 'new', gathering: null, details: data.details.ref, ...untold })]
    case 'MiniEventTalkArranged': {
      const { startsAt, endsAt, sequence, place } = data
      const talk = JSON.stringify({ startsAt, endsAt, sequence, changedAt: metadata.at })
      return [patch(requests, { programme, request }, { state: 'talk', talk, talk_place: place.ref })]
    }
    case 'MiniEventAgreed':
      return [patch(requests, { programme, request }, { state: 'agreed', gathering: data.gathering })]
    case 'MiniEventDeclined':
      return [patch(requests, { programme, request }, { state: 'declined', reason: data.reason.ref })]
  }
}

/** Requests for mini events; who asked is behind `details`, a vault reference, as are the place of a talk and the reason of a refusal. */
export const miniEventListProjection: Projection = {
  name: 'mini-event-list',
  version: 2,
  tables: [requests],
  types: ['MiniEventRequested', 'MiniEventTalkArranged', 'MiniEventAgreed', 'MiniEventDeclined'],
  project: (fact) => project(fact as RecordedFact<MiniEventFact>),
}
