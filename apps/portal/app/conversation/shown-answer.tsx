import type { GivenAnswer, QuestionView } from '@heard/contracts/engagement'
import { Text, Words } from '../i18n/text.tsx'

type ShownProps = { readonly question: QuestionView; readonly answer: GivenAnswer; readonly language?: string | undefined }

/** An answer, to read. */
export const ShownAnswer = ({ question, answer, language }: ShownProps) => {
  if ('text' in answer) return <Words text={answer.text} language={language} />
  const nameOf = (id: string | undefined) => question.options.find((option) => option.id === id)?.name
  if ('rows' in answer) {
    return (
      <ul>
        {question.rows.flatMap(({ id, name }) => {
          const chosen = nameOf(answer.rows[id])
          return chosen
            ? [
                <li key={id}>
                  <Text of={name} />: <Text of={chosen} />
                </li>,
              ]
            : []
        })}
      </ul>
    )
  }
  const chosen = answer.options.flatMap((id) => nameOf(id) ?? [])
  const List = question.type === 'ranking' ? 'ol' : 'ul'
  return (
    <List>
      {chosen.map((name) => (
        <li key={name.text}>
          <Text of={name} />
        </li>
      ))}
    </List>
  )
}
