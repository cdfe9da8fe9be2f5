import { campaignDesk } from '@heard/contracts/champions'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext, originContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

/** The campaign of the address, and where its page is. */
export const oneCampaign = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const id = programmeOf(params)
  const { campaigns } = answerOf(await context.get(callContext)(campaignDesk, { params: { programme: id } }))
  const one = campaigns.find(({ campaign }) => campaign === params.campaign)
  if (!one) throw data(null, { status: 404 })
  const at = `/staff/${id}/applications/campaigns/${one.campaign}`
  const path = `/programmes/${id}/champion/roles/${one.campaign}`
  return { id, one, at, path, origin: context.get(originContext) }
}
