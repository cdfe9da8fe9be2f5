import type { ReadModel } from '@heard/service-kit'

export type RequestRow = {
  readonly request: string
  readonly at: string
  readonly state: string
  readonly gathering: string | null
  readonly details: string
  readonly talk: string | null
  readonly talk_place: string | null
  readonly reason: string | null
}

/** How a request stands, and the gathering that answers it. */
export const requestRow = (model: ReadModel, programme: string, request: string): Pick<RequestRow, 'state' | 'gathering'> | undefined =>
  model.query<Pick<RequestRow, 'state' | 'gathering'>>(
    'SELECT state, gathering FROM mini_event_requests WHERE programme = ? AND request = ?',
    programme,
    request,
  )[0]

export const requestsOf = (model: ReadModel, programme: string): readonly RequestRow[] =>
  model.query<RequestRow>(
    'SELECT request, at, state, gathering, details, talk, talk_place, reason FROM mini_event_requests WHERE programme = ? ORDER BY at DESC, request LIMIT 500',
    programme,
  )
