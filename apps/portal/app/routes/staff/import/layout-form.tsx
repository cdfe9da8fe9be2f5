import type { UploadedTable } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'

const delimiters = [
  { value: '', label: 'Find out' },
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: 'tab', label: 'Tab' },
  { value: '|', label: 'Vertical bar' },
]
const encodings = [
  { value: '', label: 'Find out' },
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows (Western European)' },
  { value: 'utf-16le', label: 'UTF-16 (little endian)' },
  { value: 'utf-16be', label: 'UTF-16 (big endian)' },
]

type LayoutFormProps = {
  readonly table: UploadedTable
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[] | undefined
}

/** Where the table lies in the file, when it was not found right by itself. */
export const LayoutForm = ({ table: { layout, sheets, format }, typed, errors }: LayoutFormProps) => (
  <Details summary="The columns are not right: say how to read the file" open={typed !== undefined}>
    <PostForm>
      {sheets.length > 1 && (
        <Select
          name="sheet"
          label="Sheet"
          options={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          value={typed?.sheet ?? layout.sheet}
          errors={errors}
        />
      )}
      <Input
        name="skip"
        label="Rows above the header"
        width={3}
        inputMode="numeric"
        value={typed?.skip ?? String(layout.skip ?? 0)}
        errors={errors}
      />
      <Input
        name="headerRows"
        label="Rows that make up the header"
        width={3}
        inputMode="numeric"
        value={typed?.headerRows ?? String(layout.headerRows ?? 1)}
        errors={errors}
      />
      {format === 'csv' && (
        <>
          <Select
            name="delimiter"
            label="What separates the cells"
            options={delimiters}
            value={typed?.delimiter ?? (layout.delimiter === '\t' ? 'tab' : layout.delimiter)}
            errors={errors}
          />
          <Select name="encoding" label="Character encoding" options={encodings} value={typed?.encoding ?? layout.encoding} errors={errors} />
        </>
      )}
      <Button look="secondary" name="intent" value="layout">
        Read the file again
      </Button>
    </PostForm>
  </Details>
)
