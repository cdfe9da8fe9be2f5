import { myApplication } from '@heard/contracts/champions'
import { openingsOfMine } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { fileToKeep } from './file-to-keep.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
  const call = context.get(callContext)
  const asked = { body: { receipt: receiptOrCode(request) } }
  const application = answerOf(await call(myApplication, asked))
  const { openings } = answerOf(await call(openingsOfMine, asked))
  return fileToKeep('my-application.json', { format: 'heard/my-application/1', ...application, openings })
}
