import { listConversationResults } from '@heard/contracts/reporting'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { programmeContext } from '../../services/programme.ts'

/** Conversations of the programme whose results are public; a page that only links to them does without when they cannot be had. */
export const releasedResults = async ({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) => {
  const params = { programme: context.get(programmeContext).id }
  const called = await context.get(callContext)(listConversationResults, { params, query: { language: languageOf(request) } })
  return called.ok ? called.body.conversations : []
}
