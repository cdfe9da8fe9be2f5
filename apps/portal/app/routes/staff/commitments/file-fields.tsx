import { largestPublishedFile, mostPublishedFiles } from '@heard/contracts/reporting'
import { Checkboxes } from '../../../components/choices.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { fileField, fileRows, keptIn } from './file-rows.ts'

type FileFieldsProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }

const accept = '.pdf,.csv,image/jpeg,image/png,image/webp'

const Row = ({ row, values, errors }: FileFieldsProps & { readonly row: number }) => {
  const kept = keptIn(values, row)
  const typed = (part: 'name' | 'shows') => first(values, fileField(row, part))
  return (
    <div>
      {kept && <input type="hidden" name={fileField(row, 'kept')} value={JSON.stringify(kept)} />}
      <Input
        name={fileField(row)}
        type="file"
        label={kept ? `Another file in place of file ${row}` : `File ${row}`}
        hint={
          kept && (
            <>
              <bdi>{kept.called}</bdi> is here already. Choose a file only if you want to replace it.
            </>
          )
        }
        accept={accept}
        errors={errors}
      />
      {kept && (
        <Checkboxes
          name={fileField(row, 'drop')}
          label={`Leave file ${row} out?`}
          errors={errors}
          choices={[{ value: 'yes', label: 'Leave it out' }]}
        />
      )}
      <Input name={fileField(row, 'name')} label={`What file ${row} is called`} errors={errors} value={typed('name')} dir="auto" />
      <Input
        name={fileField(row, 'shows')}
        label={`What file ${row} shows, if it is a picture`}
        hint="For people who cannot see it"
        errors={errors}
        value={typed('shows')}
        dir="auto"
      />
    </div>
  )
}

/** Files that show what was done. */
export const FileFields = ({ values, errors }: FileFieldsProps) => (
  <fieldset className="nhsuk-fieldset">
    <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Files that show it (optional)</legend>
    <p className="nhsuk-hint">
      Up to {mostPublishedFiles}, each a PDF, a picture (JPEG, PNG or WebP) or a table (CSV) of up to {largestPublishedFile / 1024 / 1024} MB. They
      are public at once, and anybody can download them.
    </p>
    <p className="nhsuk-hint">
      We take out where, when and with what a picture was taken. We do not change a PDF: what it says of itself, such as who wrote it, becomes public
      too. Choose nothing that names somebody who did not agree to it.
    </p>
    {fileRows.map((row) => (
      <Row key={row} row={row} values={values} errors={errors} />
    ))}
  </fieldset>
)
