import { openMyFile } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { fileAnswer } from '../../services/file-answer.server.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> =>
  fileAnswer(request, answerOf(await context.get(callContext)(openMyFile, { body: { receipt: receiptOrCode(request), file: params.file ?? '' } })))
