import { classes, describedBy, errorOf, type FieldProps } from './field.ts'
import { ErrorMessage, FormGroup, Hint, Label } from './form-group.tsx'

export type Option = { readonly value: string; readonly label: string; readonly lang?: string }
type SelectProps = FieldProps & { readonly options: readonly Option[]; readonly value?: string | undefined; readonly autoFocus?: boolean }

export const Select = ({ name, id = name, label, hint, errors, heading = false, options, value, autoFocus = false }: SelectProps) => {
  const error = errorOf(errors, id)
  return (
    <FormGroup error={error}>
      <Label id={id} heading={heading}>
        {label}
      </Label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <ErrorMessage id={id} message={error} />}
      <select
        className={classes('nhsuk-select', error && 'nhsuk-select--error')}
        id={id}
        name={name}
        defaultValue={value}
        // biome-ignore lint/a11y/noAutofocus: only where somebody keys in one form after the other
        autoFocus={autoFocus}
        {...describedBy(id, Boolean(hint), error !== undefined)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
