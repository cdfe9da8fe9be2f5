import type { QuestionView } from '@heard/contracts/engagement'
import { Text } from '../../../i18n/text.tsx'

/** Something to tick. */
export const Box = ({ children }: { readonly children: React.ReactNode }) => (
  <li>
    <span className="app-box" aria-hidden="true" />
    <span>{children}</span>
  </li>
)

const Lines = ({ count }: { readonly count: number }) => (
  <div className="app-lines" aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
      <span key={index} />
    ))}
  </div>
)

const Matrix = ({ question: { options, rows, text } }: { readonly question: QuestionView }) => (
  <table className="app-paper__matrix">
    <caption className="nhsuk-u-visually-hidden">{text.text}</caption>
    <thead>
      <tr>
        <td />
        {options.map(({ id, name }) => (
          <th key={id} scope="col">
            <Text of={name} />
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, name }) => (
        <tr key={id}>
          <th scope="row">
            <Text of={name} />
          </th>
          {options.map((option) => (
            <td key={option.id}>
              <span className="app-box" aria-hidden="true" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Space = ({ question }: { readonly question: QuestionView }) => {
  if (question.type === 'long-text') return <Lines count={9} />
  if (question.type === 'short-text') return <Lines count={1} />
  if (question.type === 'matrix') return <Matrix question={question} />
  return (
    <ul className={`app-boxes ${question.type === 'scale' ? 'app-boxes--scale' : ''}`}>
      {question.options.map(({ id, name }) => (
        <Box key={id}>
          <Text of={name} />
        </Box>
      ))}
    </ul>
  )
}

/** A question as it stands on paper, with room to answer. `note`: what paper has to say in words. */
export const PaperQuestion = ({
  number,
  question,
  note,
}: {
  readonly number: number
  readonly question: QuestionView
  readonly note: string | undefined
}) => (
  <section className="app-paper__question">
    <h3>
      {number}. <Text of={question.text} />
    </h3>
    {question.hint && (
      <p>
        <Text of={question.hint} />
      </p>
    )}
    {note && <p className="app-paper__note">{note}</p>}
    <Space question={question} />
  </section>
)
