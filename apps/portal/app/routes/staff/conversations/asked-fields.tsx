import { isChoice, type ProgrammeView, type Questionnaire, questionFor, questionsIn } from '@heard/contracts/engagement'
import { Checkboxes } from '../../../components/choices.tsx'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'

type AskedProps = {
  readonly audiences: ProgrammeView['audiences']
  readonly earlier: readonly { readonly value: string; readonly label: string }[]
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
}

/** Options that a condition may name: those of the questions with choices before this one. */
export const earlierOptions = ({ sections }: Questionnaire, before: string | undefined): AskedProps['earlier'] => {
  const questions = questionsIn(sections)
  const end = questions.findIndex(({ question }) => question === before)
  return questions
    .slice(0, end === -1 ? undefined : end)
    .filter(isChoice)
    .flatMap((question) => {
      const { text, options } = questionFor(question, { language: 'en', easyRead: false })
      return options.map(({ id, name }) => ({ value: `${question.question}:${id}`, label: `${text.text} – ${name.text}` }))
    })
}

/** Who is asked: which audiences, and after which answers. */
export const AskedFields = ({ audiences, earlier, values, errors }: AskedProps) => (
  <>
    {audiences.length > 0 && (
      <Checkboxes
        name="audiences"
        label="Who is asked?"
        hint="Choose none to ask everybody"
        errors={errors}
        chosen={values.audiences}
        choices={audiences.map(({ id, name }) => ({ value: id, label: name.text }))}
      />
    )}
    {earlier.length > 0 && (
      <Checkboxes
        name="show-if"
        label="Only after one of these answers?"
        hint="Choose none to ask in any case. All must be answers to the same question"
        errors={errors}
        chosen={values['show-if']}
        choices={earlier}
      />
    )}
  </>
)
