import { downloadMyEnquiry } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { fileToKeep } from './file-to-keep.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs): Promise<Response> =>
  fileToKeep('my-enquiry.json', answerOf(await context.get(callContext)(downloadMyEnquiry, { body: { receipt: receiptOrCode(request) } })))
