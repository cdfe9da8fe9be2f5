import type { InputHTMLAttributes } from 'react'
import { classes, describedBy, errorOf, type FieldProps } from './field.ts'
import { ErrorMessage, FormGroup, Hint, Label } from './form-group.tsx'

type InputProps = FieldProps & {
  readonly value?: string | undefined
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'spellCheck' | 'dir' | 'accept'>

/** A one-line field; also for files, where `value` is left out. */
export const Input = ({ name, id = name, label, hint, errors, heading = false, value, width, type = 'text', ...rest }: InputProps) => {
  const error = errorOf(errors, id)
  const block = type === 'file' ? 'nhsuk-file-upload' : 'nhsuk-input'
  return (
    <FormGroup error={error}>
      <Label id={id} heading={heading}>
        {label}
      </Label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <ErrorMessage id={id} message={error} />}
      <input
        className={classes(block, width && `nhsuk-input--width-${width}`, error && `${block}--error`)}
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        {...describedBy(id, Boolean(hint), error !== undefined)}
        {...rest}
      />
    </FormGroup>
  )
}
