import { previewRejectedRows } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { csvAnswer } from './csv-answer.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) =>
  csvAnswer(
    answerOf(await context.get(callContext)(previewRejectedRows, { params: { programme: programmeOf(params), upload: params.upload ?? '' } })),
  )
