import type { QuestionView } from '@heard/contracts/engagement'
import { Checkboxes, Radios } from '../components/choices.tsx'
import { errorOf, type FieldError } from '../components/field.ts'
import { type FormValues, first } from '../components/form.tsx'
import { ErrorMessage, FormGroup, Hint, Legend } from '../components/form-group.tsx'
import { Input } from '../components/input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'
import { fieldOf, partField } from './read-answer.ts'

type FieldsProps = {
  readonly question: QuestionView
  readonly values: FormValues
  readonly errors?: readonly FieldError[] | undefined
  /** The question is the heading of the page. */
  readonly heading?: boolean
}

const choicesOf = ({ options }: QuestionView) => options.map(({ id, name }) => ({ value: id, label: <Text of={name} /> }))

const Group = ({ question: { question, text, hint }, errors, heading = false, children }: FieldsProps & { readonly children: React.ReactNode }) => {
  const id = fieldOf(question)
  const error = errorOf(errors, id)
  return (
    <FormGroup error={error}>
      <fieldset className="nhsuk-fieldset" {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}>
        <Legend heading={heading}>
          <Text of={text} />
        </Legend>
        {hint && (
          <Hint id={id}>
            <Text of={hint} />
          </Hint>
        )}
        {error && <ErrorMessage id={id} message={error} />}
        {children}
      </fieldset>
    </FormGroup>
  )
}

/** Things to put in order: each with its place, so that it works without script and without dragging. */
const Ranking = (props: FieldsProps) => {
  const { question, values } = props
  const t = useMessages()
  return (
    <Group {...props}>
      <ul className="app-ranks">
        {question.options.map(({ id, name }, index) => {
          const field = partField(question.question, id)
          return (
            <li key={id}>
              <select
                className="nhsuk-select"
                id={index === 0 ? fieldOf(question.question) : field}
                name={field}
                defaultValue={first(values, field) ?? ''}
                aria-label={t('conversation.place-of', { what: name.text })}
              >
                <option value="">{t('conversation.no-place')}</option>
                {question.options.map((option, place) => (
                  <option key={option.id} value={place + 1}>
                    {place + 1}
                  </option>
                ))}
              </select>
              <span>
                <Text of={name} />
              </span>
            </li>
          )
        })}
      </ul>
    </Group>
  )
}

/** A matrix as one small question per row: readable on a phone, and for everybody who hears it. */
const Matrix = (props: FieldsProps) => {
  const { question, values } = props
  return (
    <Group {...props}>
      {question.rows.map(({ id, name }, index) => (
        <Radios
          key={id}
          name={partField(question.question, id)}
          id={index === 0 ? fieldOf(question.question) : partField(question.question, id)}
          label={<Text of={name} />}
          chosen={first(values, partField(question.question, id))}
          choices={choicesOf(question)}
        />
      ))}
    </Group>
  )
}

/** The fields of any question. Their names come from `fieldOf` and `partField`. */
export const QuestionFields = (props: FieldsProps) => {
  const { question, values, errors, heading = false } = props
  const name = fieldOf(question.question)
  const hint = question.hint ? { hint: <Text of={question.hint} /> } : {}
  const common = { name, label: <Text of={question.text} />, ...hint, heading, errors }
  switch (question.type) {
    case 'long-text':
      return <Textarea {...common} value={first(values, name)} rows={8} />
    case 'short-text':
      return <Input {...common} value={first(values, name)} dir="auto" />
    case 'multiple-choice':
      return <Checkboxes {...common} chosen={values[name]} choices={choicesOf(question)} />
    case 'ranking':
      return <Ranking {...props} />
    case 'matrix':
      return <Matrix {...props} />
    default:
      return <Radios {...common} chosen={first(values, name)} choices={choicesOf(question)} />
  }
}
