import { type BodyOf } from '@heard/contracts'
import { isShownPicture, longest, mostPublishedFiles, PublishedFileKind, type reportProgress } from '@heard/contracts/reporting'
import { z } from 'zod'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form-values.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

export const fileRows: readonly number[] = Array.from({ length: mostPublishedFiles }, (_, index) => index + 1)
/** The file itself; what it is called, and what a picture shows; the one that waits already, and whether it is left out after all. */
export const fileField = (row: number, part?: 'name' | 'shows' | 'kept' | 'drop'): string => (part ? `file-${row}-${part}` : `file-${row}`)

/** A file that was sent with the form before, and waits. `called`: as on the disk that it came from. */
const KeptFile = z.object({ key: z.string(), kind: PublishedFileKind, called: z.string() })
export type KeptFile = z.infer<typeof KeptFile>

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The file that waits for a row, unless it is to be left out. */
export const keptIn = (values: FormValues, row: number): KeptFile | undefined => {
  if (first(values, fileField(row, 'drop')) !== undefined) return undefined
  return KeptFile.safeParse(parsed(first(values, fileField(row, 'kept')) ?? '')).data
}

/** The form with another file in a row, or with none. */
export const withKept = (values: FormValues, row: number, kept: KeptFile | undefined): FormValues => ({
  ...values,
  [fileField(row, 'drop')]: [],
  [fileField(row, 'kept')]: kept ? [JSON.stringify(kept)] : [],
})

export type Files = NonNullable<BodyOf<typeof reportProgress>['files']>
type FilesRead = { readonly files: Files; readonly errors: readonly FieldError[] }

const readRow = (values: FormValues, row: number): FilesRead => {
  const kept = keptIn(values, row)
  const [nameField, showsField] = [fileField(row, 'name'), fileField(row, 'shows')]
  const [name, shows] = [typedIn(values, nameField), typedIn(values, showsField)]
  if (!kept) {
    const dropped = first(values, fileField(row, 'drop')) !== undefined
    const empty = dropped || (name === undefined && shows === undefined)
    return { files: [], errors: empty ? [] : [{ field: fileField(row), message: `Choose file ${row}, or leave its name and what it shows empty` }] }
  }
  const picture = isShownPicture(kept.kind)
  const errors = checkTyped(values, [
    { name: nameField, longest: longest.link, missing: `Enter what file ${row} is called` },
    { name: showsField, longest: longest.shows, ...(picture ? { missing: `Say what the picture in file ${row} shows` } : {}) },
  ])
  const file = { key: kept.key, name: name ?? '', ...(picture && shows !== undefined ? { shows } : {}) }
  return errors.length > 0 ? { files: [], errors } : { files: [file], errors: [] }
}

/** The files of a form that wait, by what they are called; and what is wrong with their rows. */
export const readFiles = (values: FormValues): FilesRead => {
  const rows = fileRows.map((row) => readRow(values, row))
  return { files: rows.flatMap(({ files }) => files), errors: rows.flatMap(({ errors }) => errors) }
}
