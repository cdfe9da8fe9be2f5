import { openFile } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { fileAnswer } from '../../../services/file-answer.server.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
  const place = { programme: programmeOf(params), contribution: params.contribution ?? '', file: params.file ?? '' }
  return fileAnswer(request, answerOf(await context.get(callContext)(openFile, { params: place })))
}
