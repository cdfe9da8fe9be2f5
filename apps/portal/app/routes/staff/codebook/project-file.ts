import { exportProject } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { name, base64 } = answerOf(await context.get(callContext)(exportProject, { params: { programme: programmeOf(params) } }))
  return new Response(Buffer.from(base64, 'base64'), {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  })
}
