import { consentRecords } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptOrCode } from './receipt-cookie.ts'

/** The consent records as linked data, to keep or to hand on. */
export const loader = async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
  const body = { receipt: receiptOrCode(request), language: languageOf(request) }
  const records = answerOf(await context.get(callContext)(consentRecords, { body }))
  return new Response(`${JSON.stringify(records, undefined, 2)}\n`, {
    headers: {
      'content-type': 'application/ld+json; charset=utf-8',
      'content-disposition': 'attachment; filename="consent-record.jsonld"',
      'cache-control': 'no-store',
    },
  })
}
