import type { Call } from '@heard/contracts'
import { listOwnConversations, questionFor, questionsIn, showQuestionnaire } from '@heard/contracts/engagement'
import { answerRole } from './map-form.ts'

/** Conversations that people were asked, to choose from; none for somebody who may not see them. */
export const conversationsOf = async (call: Call, programme: string) => {
  const called = await call(listOwnConversations, { params: { programme } })
  if (!called.ok) return []
  return called.body.conversations
    .filter(({ stage }) => stage !== 'draft')
    .map(({ conversation, title }) => ({ value: conversation, label: title.text }))
}

/** What columns may be that answer a conversation: its questions, and each line of a matrix. */
export const answerRoles = async (call: Call, params: { readonly programme: string; readonly conversation: string }) => {
  const called = await call(showQuestionnaire, { params })
  if (!called.ok) return []
  return questionsIn(called.body.content.sections).flatMap((each) => {
    const { question, type, rows, text } = questionFor(each, { language: 'en', easyRead: false })
    if (type !== 'matrix') return [{ value: answerRole({ question }), label: `Answer: ${text.text}` }]
    return rows.map(({ id, name }) => ({ value: answerRole({ question, row: id }), label: `Answer: ${text.text} – ${name.text}` }))
  })
}
