import type { Called, Route } from '@heard/contracts'
import { myExpenses, myVolunteering } from '@heard/contracts/champions'
import { findSupport } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

/** What the forms of the log need; whoever is not connected yet is sent to where they connect. */
export const ownLog = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const input = { params: { programme } }
  const [called, found] = await Promise.all([call(myVolunteering, input), call(findSupport, input)])
  const { mine } = answerOf(called)
  if (!mine) throw redirect(`/staff/${programme}/volunteering`)
  return { programme, mine, services: answerOf(found).services.map(({ service, name }) => ({ service, name: name.text })) }
}

/** Whoever is not connected yet is sent to where they connect. */
export const toConnect = (called: Called<Route>, programme: string): void => {
  if (!called.ok && called.problem.type === '/problems/not-linked') throw redirect(`/staff/${programme}/volunteering`)
}

/** What the pages of expenses need; whoever is not connected yet is sent to where they connect. */
export const ownExpenses = async ({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) => {
  const programme = programmeOf(params)
  const { mine } = answerOf(await context.get(callContext)(myExpenses, { params: { programme } }))
  if (!mine) throw redirect(`/staff/${programme}/volunteering`)
  return { programme, mine }
}
