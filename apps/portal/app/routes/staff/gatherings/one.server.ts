import { type GatheringView, listGatherings } from '@heard/contracts/events'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'

type Args = Pick<LoaderFunctionArgs, 'params' | 'context'>

const must =
  (action: string) =>
  ({ params, context }: Args): string => {
    const programme = programmeOf(params)
    if (!mayHere(context.get(principalContext), action, programme)) throw data(null, { status: 403 })
    return programme
  }

/** @throws 403 for whoever does not plan gatherings here */
export const mustPlan = must('gathering.plan')
/** @throws 403 for whoever does not note anything at gatherings here */
export const mustNote = must('gathering.note')

export const gatheringById = async ({ params, context }: Args, gathering: string | undefined): Promise<GatheringView> => {
  const { gatherings } = answerOf(await context.get(callContext)(listGatherings, { params: { programme: programmeOf(params) } }))
  const found = gatherings.find((each) => each.gathering === gathering)
  if (!found) throw data(null, { status: 404 })
  return found
}

/** The communities of a programme, to choose among. */
export const communityChoices = async ({ params, context }: Args) => {
  const { communities } = await theProgramme(context.get(callContext), programmeOf(params))
  return communities.map(({ id, name }) => ({ value: id, label: name.text }))
}
