import { ImportMap, type UploadedTable } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { mapFromForm } from './map-form.ts'

/** A map as a form carries it whole; nothing when it is not one. */
export const mapIn = (json: unknown): ImportMap | undefined => {
  if (typeof json !== 'string') return undefined
  try {
    const parsed = ImportMap.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

const fields: Readonly<Record<string, readonly [field: string, message: string]>> = {
  parts: ['role-0', 'Choose at least one column that holds words or answers'],
  sourceId: ['role-0', 'At most 5 columns together can be the number of the row'],
  person: ['role-0', 'At most 5 columns together can be the number of the person'],
  attributes: ['role-0', 'At most 100 columns can be kept beside the words'],
  labels: ['label-separator', 'A separator has 1 to 5 characters'],
  stages: ['stage-separator', 'A separator has 1 to 5 characters'],
}

const single = [
  ['community', 'community'],
  ['stage', 'stage'],
  ['language', 'language'],
  ['day', 'day'],
] as const

/** A role that only one column can have. */
const twice = (roles: readonly string[]): FieldError[] =>
  single.flatMap(([role, what]) => {
    const places = roles.flatMap((each, index) => (each === role ? [index] : []))
    return places.slice(1).map((index) => ({ field: `role-${index}`, message: `Only one column can be the ${what}` }))
  })

type Read = { readonly map: ImportMap; readonly errors: readonly FieldError[] }

/** The map that a posted form says, and what is wrong with it. With errors the map is as near as it gets, for showing the form again. */
export const readMap = (table: UploadedTable, form: FormData): Read => {
  const base = mapIn(form.get('base')) ?? table.proposed
  const values = (name: string): string[] => form.getAll(name).map((value) => String(value).replaceAll('\r\n', '\n'))
  const roles = values('role')
  const columns = table.columns.map(({ name }) => name)
  const said = mapFromForm(base, { columns, roles, parts: values('part'), value: (name) => values(name)[0] ?? '', values })
  const parsed = ImportMap.safeParse(said)
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }): FieldError => {
        const [field, plain] = fields[String(path[0])] ?? ['role-0', message]
        return { field, message: plain }
      })
  const undeclared = values('deidentified').length === 0 ? [{ field: 'deidentified', message: 'Say whether the texts name anybody' }] : []
  return { map: parsed.success ? parsed.data : base, errors: [...wrong, ...twice(roles), ...undeclared] }
}

/** Columns that a map names and the file does not have. */
export const missingIn = (map: ImportMap, table: UploadedTable): string[] => {
  const there = new Set(table.columns.map(({ name }) => name))
  const named = [
    ...map.parts.flatMap(({ texts }) => texts.map(({ column }) => column)),
    ...(map.sourceId ?? []),
    ...(map.person ?? []),
    ...[map.community, map.stages, map.language, map.day].flatMap((value) => (value && 'column' in value ? value.column : [])),
    ...map.labels.flatMap(({ columns }) => columns),
    ...map.attributes.map(({ column }) => column),
    ...map.leaveOut.map(({ column }) => column),
    ...(map.answers?.columns ?? []).map(({ column }) => column),
  ]
  return [...new Set(named)].filter((column) => !there.has(column))
}
