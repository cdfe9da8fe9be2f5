import { listInformation } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext } from '../../services/programme.ts'
import { readMarkdown } from '../../services/read-markdown.server.ts'
import type { ReadItem } from './awareness.tsx'

/** What the public is told in this programme, its texts read. */
export const readItems = async ({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>): Promise<ReadItem[]> => {
  const params = { programme: context.get(programmeContext).id }
  const called = await context.get(callContext)(listInformation, { params, query: { language: languageOf(request) } })
  return answerOf(called).items.map((item) => ({ ...item, blocks: readMarkdown(item.text.text) }))
}
