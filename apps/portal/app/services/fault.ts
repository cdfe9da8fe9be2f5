import { Problem } from '@heard/contracts'
import { isRouteErrorResponse } from 'react-router'
import { unansweredBy } from './told.ts'

export type Fault = 'not-found' | 'not-allowed' | 'busy' | 'away' | 'broken'

/** What an error page has to say. */
export const faultOf = (error: unknown): Fault => {
  if (!isRouteErrorResponse(error)) return 'broken'
  const { status } = error
  if (status === 404) return 'not-found'
  if (status === 401 || status === 403) return 'not-allowed'
  const { data: problem } = Problem.safeParse(error.data)
  const unanswered = problem && unansweredBy({ status, problem })
  if (unanswered !== undefined) return unanswered === 'busy' ? 'busy' : 'away'
  return status === 429 || status === 503 ? 'busy' : 'broken'
}
