import type { RouterContextProvider } from 'react-router'
import { data } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { commitmentOf, textOf } from './one.server.ts'

type Asked = { readonly params: Readonly<Record<string, string | undefined>>; readonly context: Readonly<RouterContextProvider> }

/** A milestone that is still to come, for a form about it; 404 for any other. */
export const milestoneToSettle = async ({ params, context }: Asked) => {
  const programme = programmeOf(params)
  const { id, milestones } = await commitmentOf(context.get(callContext), programme, params.commitment)
  const found = milestones.find(({ milestone, state }) => milestone === params.milestone && (state === 'open' || state === 'missed'))
  if (!found) throw data(null, { status: 404 })
  return { title: textOf(found), due: found.due, back: `/staff/${programme}/commitments/${id}`, key: newKey(context) }
}

/** Where a form about a milestone leads. */
export const placeOf = (params: Asked['params']) => {
  const place = { programme: programmeOf(params), commitment: params.commitment ?? '', milestone: params.milestone ?? '' }
  return { place, back: `/staff/${place.programme}/commitments/${place.commitment}` }
}
