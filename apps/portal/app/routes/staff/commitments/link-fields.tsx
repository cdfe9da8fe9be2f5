import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { linkField, linkRows } from './named-links.ts'

type LinkFieldsProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

/** Pages on the web that show what was done. */
export const LinkFields = ({ values, errors }: LinkFieldsProps) => (
  <fieldset className="nhsuk-fieldset">
    <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Pages that show it (optional)</legend>
    <p className="nhsuk-hint">For example figures or minutes that you have published. The public can open them from here.</p>
    {linkRows.map((row) => (
      <div key={row}>
        <Input name={linkField(row, 'name')} label={`Name of page ${row}`} errors={errors} value={first(values, linkField(row, 'name'))} dir="auto" />
        <Input
          name={linkField(row, 'address')}
          label={`Address of page ${row}`}
          errors={errors}
          value={first(values, linkField(row, 'address'))}
          type="text"
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          dir="ltr"
        />
      </div>
    ))}
  </fieldset>
)
