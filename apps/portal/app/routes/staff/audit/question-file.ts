import { exportEvidence } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { csvAnswer } from '../import/csv-answer.server.ts'
import { narrowingOf, queryOf } from './narrowing.ts'
import { questionOf } from './question-of.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { number } = questionOf(params)
  const { contribution: _contribution, actor: _actor, purpose: _purpose, ...rest } = narrowingOf(new URL(request.url).searchParams)
  const query = queryOf(programmeOf(params), { ...rest, contribution: '', actor: '', purpose: '' })
  const { name, csv } = answerOf(await context.get(callContext)(exportEvidence, { params: { question: number }, query }))
  return csvAnswer({ name, csv })
}
