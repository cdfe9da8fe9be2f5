import { isRouteErrorResponse } from 'react-router'
import { unansweredBy } from './told.ts'

export type Fault = 'not-found' | 'not-allowed' | 'busy' | 'away' | 'broken'

/** Looked at by hand: pages with script carry this, and no schemas for it. */
const typeIn = (problem: unknown): string =>
  typeof problem === 'object' && problem !== null && 'type' in problem && typeof problem.type === 'string' ? problem.type : ''

/** What an error page has to say. */
export const faultOf = (error: unknown): Fault => {
  if (!isRouteErrorResponse(error)) return 'broken'
  const { status } = error
  if (status === 404) return 'not-found'
  if (status === 401 || status === 403) return 'not-allowed'
  const unanswered = unansweredBy({ status, problem: { type: typeIn(error.data) } })
  if (unanswered !== undefined) return unanswered === 'busy' ? 'busy' : 'away'
  return status === 429 || status === 503 ? 'busy' : 'broken'
}
