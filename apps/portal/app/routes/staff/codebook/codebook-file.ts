import { exportCodebook } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { name, qdc } = answerOf(await context.get(callContext)(exportCodebook, { params: { programme: programmeOf(params) } }))
  return new Response(qdc, { headers: { 'content-type': 'application/xml; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` } })
}
