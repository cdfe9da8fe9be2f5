import { type QuestionnaireView, questionsIn, type SectionView } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { KeyingFields, Numbered } from './keying-fields.tsx'

type Fields = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }
type Audiences = { readonly audiences: readonly { readonly id: string; readonly name: { readonly text: string } }[] }

/** Where the keying of each form begins. */
export const AudienceField = ({ audiences, values, errors }: Fields & Audiences) => (
  <Numbered
    name="audience"
    label="Who it is from"
    choices={audiences.map(({ id, name }) => ({ value: id, label: name.text }))}
    blank="Would not say, or nothing ticked"
    values={values}
    errors={errors}
    autoFocus={!errors}
  />
)

const noteFor = (section: SectionView, showIf: unknown, audiences: readonly string[]): string | undefined => {
  const conditional = showIf !== undefined || section.showIf !== undefined
  const limited = audiences.length > 0 || section.audiences.length > 0
  if (!conditional && !limited) return undefined
  return `Counts only ${[limited && 'for some audiences', conditional && 'after certain answers'].filter(Boolean).join(' and ')}.`
}

/** All questions as they stand on the form, with the numbers that they have there. */
export const KeyedQuestions = ({ shown, values, errors }: Fields & { readonly shown: QuestionnaireView }) => {
  const all = questionsIn(shown.sections)
  return shown.sections.map((section) => (
    <section key={section.section}>
      <h2>
        <Text of={section.title} />
      </h2>
      {section.questions.map((question) => {
        const text = { ...question.text, text: `${all.indexOf(question) + 1}. ${question.text.text}` }
        const note = noteFor(section, question.showIf, question.audiences)
        return (
          <div key={question.question}>
            {note && <p className="app-note">{note}</p>}
            <KeyingFields question={{ ...question, text }} values={values} errors={errors} />
          </div>
        )
      })}
    </section>
  ))
}
