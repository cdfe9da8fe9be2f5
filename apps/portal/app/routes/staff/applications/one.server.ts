import { Id } from '@heard/contracts'
import { showApplication } from '@heard/contracts/champions'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

/** The application of the address; opening it is recorded. */
export const theApplication = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const programme = programmeOf(params)
  const application = Id.safeParse(params.application)
  if (!application.success) throw data(null, { status: 404 })
  const one = answerOf(await context.get(callContext)(showApplication, { params: { programme, application: application.data } }))
  return { programme, application: application.data, one }
}
