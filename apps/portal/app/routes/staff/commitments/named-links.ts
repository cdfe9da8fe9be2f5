import { longest, NamedLink } from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form-values.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

/** Pages that show what was done: so many fit into a form. */
export const linkRows = [1, 2, 3] as const
export const linkField = (row: number, part: 'name' | 'address'): string => `link-${row}-${part}`

type LinksRead = { readonly links: NamedLink[] } | { readonly errors: readonly FieldError[] }

const readRow = (values: FormValues, row: number): LinksRead => {
  const [nameField, addressField] = [linkField(row, 'name'), linkField(row, 'address')]
  const [name, address] = [typedIn(values, nameField), typedIn(values, addressField)?.trim()]
  if (name === undefined && address === undefined) return { links: [] }
  if (address === undefined) return { errors: [{ field: addressField, message: 'Enter the address of the page' }] }
  const wrongName = checkTyped(values, [{ name: nameField, longest: longest.link, missing: 'Enter what the page is called' }])
  const wrongAddress = NamedLink.shape.address.safeParse(address).error?.issues ?? []
  const errors = [...wrongName, ...wrongAddress.slice(0, 1).map(({ message }) => ({ field: addressField, message }))]
  return errors.length > 0 ? { errors } : { links: [{ name: name ?? '', address }] }
}

/** The pages named in a form, rows left empty passed over; or what is wrong with them. */
export const readLinks = (values: FormValues): LinksRead => {
  const rows = linkRows.map((row) => readRow(values, row))
  const errors = rows.flatMap((row) => ('errors' in row ? row.errors : []))
  return errors.length > 0 ? { errors } : { links: rows.flatMap((row) => ('links' in row ? row.links : [])) }
}
