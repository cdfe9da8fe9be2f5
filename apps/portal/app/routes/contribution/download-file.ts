import { downloadMine, type MyData, myEquality } from '@heard/contracts/engagement'
import { myDraftChecks, myVerdicts } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { fileToKeep } from './file-to-keep.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
  const body = { receipt: receiptOrCode(request) }
  const call = context.get(callContext)
  const held = answerOf(await call(downloadMine, { body }))
  const { answers: equality } = answerOf(await call(myEquality, { body }))
  const { asked } = answerOf(await call(myVerdicts, { body }))
  const verdicts = asked.flatMap(({ commitment, claim, verdict }) => (verdict ? [{ commitment, claim, verdict }] : []))
  const { checks } = answerOf(await call(myDraftChecks, { body }))
  const draftChecks = checks.flatMap(({ recommendation, round, answer, change }) =>
    answer ? [{ recommendation, round, answer, ...(change === undefined ? {} : { change }) }] : [],
  )
  const everything: MyData = {
    ...held,
    ...(equality ? { equality } : {}),
    ...(verdicts.length > 0 ? { verdicts } : {}),
    ...(draftChecks.length > 0 ? { draftChecks } : {}),
  }
  return fileToKeep('my-contribution.json', everything)
}
