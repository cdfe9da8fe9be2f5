import type { ReactNode } from 'react'
import { useMessages } from '../i18n/translator.ts'
import { classes } from './field.ts'

export const Hint = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <div className="nhsuk-hint" id={`${id}-hint`}>
    {children}
  </div>
)

export const ErrorMessage = ({ id, message }: { readonly id: string; readonly message: string }) => (
  <span className="nhsuk-error-message" id={`${id}-error`}>
    <span className="nhsuk-u-visually-hidden">{useMessages()('form.error')} </span>
    {message}
  </span>
)

export const FormGroup = ({ error, children }: { readonly error: string | undefined; readonly children: ReactNode }) => (
  <div className={classes('nhsuk-form-group', error !== undefined && 'nhsuk-form-group--error')}>{children}</div>
)

type LabelProps = { readonly id: string; readonly heading: boolean; readonly children: ReactNode }

export const Label = ({ id, heading, children }: LabelProps) => {
  const label = (
    <label className={classes('nhsuk-label', heading ? 'nhsuk-label--l' : 'nhsuk-label--s')} htmlFor={id}>
      {children}
    </label>
  )
  return heading ? <h1 className="nhsuk-label-wrapper">{label}</h1> : label
}

export const Legend = ({ heading, children }: { readonly heading: boolean; readonly children: ReactNode }) => (
  <legend className={classes('nhsuk-fieldset__legend', heading ? 'nhsuk-fieldset__legend--l' : 'nhsuk-fieldset__legend--s')}>
    {heading ? <h1 className="nhsuk-fieldset__heading">{children}</h1> : children}
  </legend>
)
