import { type AssuranceEntry, listAssurance } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'

/** The standing entry of an address, for a page that changes it; else the error page that fits. */
export const theEntry = async ({ params, context }: LoaderFunctionArgs): Promise<{ programme: string; entry: AssuranceEntry; key: string }> => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'assurance.record', programme)) throw data(null, { status: 403 })
  const { entries } = answerOf(await context.get(callContext)(listAssurance, { params: { programme } }))
  const entry = entries.find((one) => one.entry === params.entry && one.ended === undefined)
  if (!entry) throw data(null, { status: 404 })
  return { programme, entry, key: newKey(context) }
}
