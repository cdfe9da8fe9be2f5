import { listMiniEventRequests } from '@heard/contracts/events'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mustPlan } from './one.server.ts'

/** The request for a mini event of the address; else the page that says there is none. */
export const oneRequest = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>, request = params.request) => {
  const programme = mustPlan({ params, context })
  const { requests } = answerOf(await context.get(callContext)(listMiniEventRequests, { params: { programme } }))
  const found = requests.find((each) => each.request === request)
  if (!found) throw data(null, { status: 404 })
  return found
}
