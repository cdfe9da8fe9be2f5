import type { Call } from '@heard/contracts'
import { AnswerField, questionFor, questionsIn, showQuestionnaire, type WordsField } from '@heard/contracts/engagement'
import type { ContributionView } from '@heard/contracts/reporting'

export type Headings = Readonly<Partial<Record<WordsField, string>>>

/** What was asked, for each place that holds an answer; nothing where the question cannot be read any more. */
export const headingsOf = async (call: Call, programme: string, { answers }: ContributionView): Promise<Headings> => {
  if (!answers) return {}
  const found = await call(showQuestionnaire, { params: { programme, conversation: answers.conversation } })
  if (!found.ok) return {}
  const asked = new Map(
    questionsIn(found.body.content.sections).map((question) => [
      question.question,
      questionFor(question, { language: 'en', easyRead: false }).text.text,
    ]),
  )
  return Object.fromEntries(
    AnswerField.options.flatMap((field, index) => {
      const text = asked.get(answers.texts[index] ?? '')
      return text ? [[field, text] as const] : []
    }),
  )
}
