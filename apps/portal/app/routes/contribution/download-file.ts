import { downloadMine } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptOrCode } from './receipt-cookie.ts'

/** A file to keep, never shown inside the page. */
export const loader = async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
  const mine = answerOf(await context.get(callContext)(downloadMine, { body: { receipt: receiptOrCode(request) } }))
  return new Response(`${JSON.stringify(mine, undefined, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-contribution.json"',
      'cache-control': 'no-store',
    },
  })
}
