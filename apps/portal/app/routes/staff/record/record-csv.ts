import { recordOfProcessing } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { csvAnswer } from '../import/csv-answer.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { csv, today } = answerOf(await context.get(callContext)(recordOfProcessing, { params: { programme }, query: { as: 'file' } }))
  return csvAnswer({ name: `record-of-processing-${programme}-${today}.csv`, csv })
}
