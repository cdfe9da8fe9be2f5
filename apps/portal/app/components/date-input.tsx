import type { ReactNode } from 'react'
import type { FieldError } from './field.ts'
import { classes } from './field.ts'
import { type FormValues, first } from './form.tsx'
import { ErrorMessage, FormGroup, Hint } from './form-group.tsx'

type DateInputProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly errors?: readonly FieldError[] | undefined
  readonly values?: FormValues | undefined
}

const parts = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

/** A day in three fields, read back by `readDay`. An error about the whole day stands at `name` or `name-day`. */
export const DateInput = ({ name, label, hint = 'For example, 27 3 2027', errors = [], values = {} }: DateInputProps) => {
  const error = errors.find(({ field }) => field === name || field.startsWith(`${name}-`))
  const described = [`${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  const wrong = (part: string): boolean =>
    error !== undefined && (error.field === `${name}-${part}` || error.field === name || error.field === `${name}-day`)
  return (
    <FormGroup error={error?.message}>
      <fieldset className="nhsuk-fieldset" aria-describedby={described}>
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{label}</legend>
        <Hint id={name}>{hint}</Hint>
        {error && <ErrorMessage id={name} message={error.message} />}
        <div className="nhsuk-date-input">
          {parts.map(({ part, label: partLabel, width }) => (
            <div className="nhsuk-date-input__item" key={part}>
              <label className="nhsuk-label nhsuk-date-input__label" htmlFor={`${name}-${part}`}>
                {partLabel}
              </label>
              <input
                className={classes('nhsuk-input', 'nhsuk-date-input__input', `nhsuk-input--width-${width}`, wrong(part) && 'nhsuk-input--error')}
                id={`${name}-${part}`}
                name={`${name}-${part}`}
                type="text"
                inputMode="numeric"
                defaultValue={first(values, `${name}-${part}`)}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </FormGroup>
  )
}
