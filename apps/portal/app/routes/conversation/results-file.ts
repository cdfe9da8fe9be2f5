import { publicConversationResultsFile } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'
import { csvAnswer } from '../staff/import/csv-answer.server.ts'
import { placeOf } from './place.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const query = { language: languageOf(args.request) }
  return csvAnswer(answerOf(await args.context.get(callContext)(publicConversationResultsFile, { params: placeOf(args), query })))
}
