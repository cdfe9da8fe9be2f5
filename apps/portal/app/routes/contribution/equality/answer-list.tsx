import { type EqualityAnswers, type EqualityQuestion, isAsked } from '@heard/contracts/engagement'
import { SummaryList } from '../../../components/content.tsx'
import { useLocalPath } from '../../../i18n/language.ts'
import { useMessages } from '../../../i18n/translator.ts'
import { equalityPath } from './mine.ts'
import { optionName, questionName } from './names.ts'

type Shown = { readonly questions: readonly EqualityQuestion[]; readonly answers: EqualityAnswers; readonly change?: boolean }

/** Each question that was asked, with its answer. */
export const AnswerList = ({ questions, answers, change = false }: Shown) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <SummaryList
      rows={questions
        .filter((question) => isAsked(question, answers))
        .map(({ id }) => {
          const answer = answers[id]
          return {
            key: questionName(id, t),
            value: answer ? (
              <>
                {optionName(id, answer.choice, t)}
                {answer.text !== undefined && (
                  <>
                    <br />
                    <bdi>{answer.text}</bdi>
                  </>
                )}
              </>
            ) : (
              t('equality.passed')
            ),
            ...(change ? { change: { href: to(equalityPath(`/${id}`)), what: questionName(id, t) } } : {}),
          }
        })}
    />
  )
}
