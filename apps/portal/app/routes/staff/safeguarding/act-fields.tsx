import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callOutcomes, choicesOf, grounds, handovers, outcomes, protocolSteps, supportAnswers, urgencies } from './names.ts'
import type { Act } from './read-act.ts'

type Option = { readonly value: string; readonly label: string }
type FieldsProps = {
  readonly act: Act
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  /** Colleagues for handing over, or what may be offered. */
  readonly options: readonly Option[]
}
type NoteProps = Pick<FieldsProps, 'values' | 'errors'> & { readonly label: string; readonly hint?: string }

const Note = ({ label, hint, values, errors }: NoteProps) => (
  <Textarea name="note" label={label} {...(hint === undefined ? {} : { hint })} errors={errors} value={first(values, 'note')} rows={5} />
)

/** The fields of one act. */
export const ActFields = ({ act, values, errors, options }: FieldsProps) => {
  const chosen = (name: string): string | undefined => first(values, name)
  const choose = options.map(({ value, label }) => ({ value, label }))
  switch (act) {
    case 'triage':
      return <Radios name="urgency" label="How urgent is it?" errors={errors} chosen={chosen('urgency')} choices={choicesOf(urgencies)} />
    case 'assign':
      return <Select name="to" label="Colleague" errors={errors} value={chosen('to')} options={choose} />
    case 'step':
      return (
        <>
          <Radios name="step" label="Step" errors={errors} chosen={chosen('step')} choices={choicesOf(protocolSteps)} />
          <Note label="What you did or found out (optional)" values={values} errors={errors} />
        </>
      )
    case 'hand-over':
      return (
        <>
          <Radios name="to" label="To whom?" errors={errors} chosen={chosen('to')} choices={choicesOf(handovers)} />
          <Note
            label="With whom you spoke, and what you shared"
            hint="Name or reference of the person there, and exactly what you told them"
            values={values}
            errors={errors}
          />
          <Radios name="ground" label="What allowed you to share?" errors={errors} chosen={chosen('ground')} choices={choicesOf(grounds)} />
        </>
      )
    case 'support':
      return (
        <>
          <Select name="support" label="What you offered" errors={errors} value={chosen('support')} options={choose} />
          <Radios name="answer" label="What did the person say?" errors={errors} chosen={chosen('answer')} choices={choicesOf(supportAnswers)} />
        </>
      )
    case 'plan-call':
      return <DateInput name="on" label="Day of the call" errors={errors} values={values} />
    case 'call':
      return (
        <>
          <Radios name="outcome" label="How did the call go?" errors={errors} chosen={chosen('outcome')} choices={choicesOf(callOutcomes)} />
          <DateInput name="next" label="Day of the next call (optional)" errors={errors} values={values} />
          <Note label="What was said (optional)" values={values} errors={errors} />
        </>
      )
    case 'close':
      return (
        <>
          <Radios
            name="outcome"
            label="How did it end?"
            errors={errors}
            chosen={chosen('outcome')}
            choices={choicesOf(outcomes, ['call-cancelled'])}
          />
          <Note label="What a colleague should know who opens it again (optional)" values={values} errors={errors} />
        </>
      )
    case 'reopen':
      return <Note label="Why it is opened again" values={values} errors={errors} />
  }
}
