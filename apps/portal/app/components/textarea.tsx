import { keepTyped } from '../early-typing.ts'
import { classes, describedBy, errorOf, type FieldProps } from './field.ts'
import { ErrorMessage, FormGroup, Hint, Label } from './form-group.tsx'

type TextareaProps = FieldProps & { readonly value?: string | undefined; readonly rows?: number }

/** A field for longer text, in whatever direction it is typed. */
export const Textarea = ({ name, id = name, label, hint, errors, heading = false, value, rows = 8 }: TextareaProps) => {
  const error = errorOf(errors, id)
  return (
    <FormGroup error={error}>
      <Label id={id} heading={heading}>
        {label}
      </Label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <ErrorMessage id={id} message={error} />}
      <textarea
        ref={keepTyped}
        className={classes('nhsuk-textarea', error && 'nhsuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        defaultValue={value}
        {...describedBy(id, Boolean(hint), error !== undefined)}
      />
    </FormGroup>
  )
}
