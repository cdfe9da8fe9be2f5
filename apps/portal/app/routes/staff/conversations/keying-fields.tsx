import type { QuestionView } from '@heard/contracts/engagement'
import { errorOf, type FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { ErrorMessage, FormGroup, Legend } from '../../../components/form-group.tsx'
import { Select } from '../../../components/select.tsx'
import { QuestionFields } from '../../../conversation/question-fields.tsx'
import { fieldOf, partField } from '../../../conversation/read-answer.ts'
import { Text } from '../../../i18n/text.tsx'

type FieldsProps = { readonly question: QuestionView; readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }
type NumberedProps = {
  readonly name: string
  readonly id?: string
  readonly label: React.ReactNode
  readonly choices: readonly { readonly value: string; readonly label: string; readonly lang?: string }[]
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  readonly blank?: string
  readonly autoFocus?: boolean
}

/** One of several, by its number: a digit chooses it, without a mouse and without script. */
export const Numbered = ({ name, choices, values, blank = 'Nothing ticked', ...rest }: NumberedProps) => (
  <Select
    name={name}
    value={first(values, name) ?? ''}
    options={[{ value: '', label: blank }, ...choices.map(({ label, ...choice }, index) => ({ ...choice, label: `${index + 1}. ${label}` }))]}
    {...rest}
  />
)

const choicesOf = ({ options }: QuestionView) => options.map(({ id, name }) => ({ value: id, label: name.text, lang: name.language }))

const Matrix = ({ question, values, errors }: FieldsProps) => {
  const id = fieldOf(question.question)
  const error = errorOf(errors, id)
  return (
    <FormGroup error={error}>
      <fieldset className="nhsuk-fieldset">
        <Legend heading={false}>
          <Text of={question.text} />
        </Legend>
        {error && <ErrorMessage id={id} message={error} />}
        {question.rows.map((row, index) => (
          <Numbered
            key={row.id}
            name={partField(question.question, row.id)}
            id={index === 0 ? id : partField(question.question, row.id)}
            label={<Text of={row.name} />}
            choices={choicesOf(question)}
            values={values}
            errors={undefined}
          />
        ))}
      </fieldset>
    </FormGroup>
  )
}

/** The fields of a question for whoever keys in what stands on paper: the same names as on the web. */
export const KeyingFields = (props: FieldsProps) => {
  const { question, values, errors } = props
  if (question.type === 'matrix') return <Matrix {...props} />
  if (question.type !== 'single-choice' && question.type !== 'scale') return <QuestionFields {...props} />
  return (
    <Numbered name={fieldOf(question.question)} label={<Text of={question.text} />} choices={choicesOf(question)} values={values} errors={errors} />
  )
}
