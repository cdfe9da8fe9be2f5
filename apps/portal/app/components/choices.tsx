import type { ReactNode } from 'react'
import { classes, describedBy, errorOf, type FieldProps } from './field.ts'
import { ErrorMessage, FormGroup, Hint, Legend } from './form-group.tsx'

export type Choice = {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Stands apart below the others, after "or". */
  readonly apart?: string
}

type ChoicesProps = FieldProps & { readonly choices: readonly Choice[]; readonly chosen?: readonly string[]; readonly kind: 'radio' | 'checkbox' }

/** The first choice carries the id of the question, so that an error link lands on it. */
const Choices = ({ name, id = name, label, hint, errors, heading = false, choices, chosen = [], kind }: ChoicesProps) => {
  const block = kind === 'radio' ? 'nhsuk-radios' : 'nhsuk-checkboxes'
  const error = errorOf(errors, id)
  return (
    <FormGroup error={error}>
      <fieldset className="nhsuk-fieldset" {...describedBy(id, Boolean(hint), error !== undefined)}>
        <Legend heading={heading}>{label}</Legend>
        {hint && <Hint id={id}>{hint}</Hint>}
        {error && <ErrorMessage id={id} message={error} />}
        <div className={block}>
          {choices.map((choice, index) => (
            <ChoiceItem
              key={choice.value}
              {...{ choice, name, kind, block }}
              id={index === 0 ? id : `${id}-${index + 1}`}
              checked={chosen.includes(choice.value)}
            />
          ))}
        </div>
      </fieldset>
    </FormGroup>
  )
}

type ItemProps = {
  readonly choice: Choice
  readonly name: string
  readonly id: string
  readonly checked: boolean
  readonly kind: string
  readonly block: string
}

const ChoiceItem = ({ choice: { value, label, hint, apart }, name, id, checked, kind, block }: ItemProps) => (
  <>
    {apart && <div className={`${block}__divider`}>{apart}</div>}
    <div className={`${block}__item`}>
      <input
        className={`${block}__input`}
        id={id}
        name={name}
        type={kind}
        value={value}
        defaultChecked={checked}
        {...describedBy(id, Boolean(hint), false)}
      />
      <label className={classes('nhsuk-label', `${block}__label`)} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className={classes('nhsuk-hint', `${block}__hint`)} id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  </>
)

type PublicProps = FieldProps & { readonly choices: readonly Choice[] }

/** One of several; nothing is chosen beforehand. */
export const Radios = ({ chosen, ...props }: PublicProps & { readonly chosen?: string | undefined }) => (
  <Choices {...props} kind="radio" chosen={chosen === undefined ? [] : [chosen]} />
)

/** Any number of several. */
export const Checkboxes = ({ chosen = [], ...props }: PublicProps & { readonly chosen?: readonly string[] | undefined }) => (
  <Choices {...props} kind="checkbox" chosen={chosen} />
)
