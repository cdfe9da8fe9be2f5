import { type GatheringView, listGatherings } from '@heard/contracts/events'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext } from '../../services/programme.ts'

export const gatheringsOf = async ({ context }: Pick<LoaderFunctionArgs, 'context'>): Promise<readonly GatheringView[]> => {
  const { id } = context.get(programmeContext)
  return answerOf(await context.get(callContext)(listGatherings, { params: { programme: id } })).gatherings
}

/** The gathering of the address; else the page that says there is none. */
export const oneGathering = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Promise<GatheringView> => {
  const found = (await gatheringsOf({ context })).find((each) => each.gathering === params.gathering)
  if (!found) throw data(null, { status: 404 })
  return found
}
