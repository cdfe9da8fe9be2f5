import { type Call, given } from '@heard/contracts'
import {
  type ImportMap,
  type ImportPreview,
  previewImport,
  proposeImportMap,
  saveImportMap,
  startImport,
  TableLayout,
  type UploadedTable,
} from '@heard/contracts/engagement'
import { data, redirect } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'
import { mapIn, readMap } from './read-map.server.ts'

export type Place = { readonly programme: string; readonly upload: string }
/** The page that comes back after a button: the form as it was sent, and what it led to. */
export type Back = {
  readonly map?: ImportMap
  readonly declared?: boolean
  readonly name?: string
  readonly layout?: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly preview?: ImportPreview
}

const addressOf = ({ programme, upload }: Place): string => `/staff/${programme}/import/files/${upload}`

/** The uploaded file as a table; to the upload page when it is no longer kept. */
export const tableOf = async (call: Call, place: Place, conversation?: string): Promise<UploadedTable> => {
  const called = await call(proposeImportMap, { params: place, body: given({ conversation }) })
  if (!called.ok && called.status === 404) throw redirect(`/staff/${place.programme}/import?gone=1`)
  return answerOf(called)
}

const back = (answer: Back, status: number) => data(answer, { status })

const start = async (call: Call, place: Place, form: FormData) => {
  const map = mapIn(form.get('map'))
  if (!map) return back({ errors: [{ field: 'role-0', message: 'Look at the preview again, then start the import' }] }, 400)
  const called = await call(startImport, { params: place, body: { map } }, keyOf(form))
  if (!called.ok) return back({ map, declared: true, errors: errorsFrom(called.problem, { otherwise: 'role-0' }) }, called.status)
  throw redirect(`/staff/${place.programme}/import/batches/${called.body.batch}`, { headers: seen(called.headers), status: 303 })
}

const wholeNumber = (typed: string): number | undefined => (/^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN)

const layoutIn = (form: FormData) => {
  const typed = Object.fromEntries(['sheet', 'skip', 'headerRows', 'delimiter', 'encoding'].map((name) => [name, String(form.get(name) ?? '')]))
  const { sheet = '', skip = '', headerRows = '', delimiter = '', encoding = '' } = typed
  const said = {
    ...(sheet === '' ? {} : { sheet }),
    ...(skip.trim() === '' ? {} : { skip: wholeNumber(skip.trim()) }),
    ...(headerRows.trim() === '' ? {} : { headerRows: wholeNumber(headerRows.trim()) }),
    ...(delimiter === '' ? {} : { delimiter: delimiter === 'tab' ? '\t' : delimiter }),
    ...(encoding === '' ? {} : { encoding }),
  }
  return { typed, parsed: TableLayout.safeParse(said) }
}

const layoutWords: Readonly<Record<string, string>> = {
  skip: 'Enter how many rows stand above the header, from 0 to 100',
  headerRows: 'Enter how many rows make up the header, from 1 to 5',
}

const readAgain = async (call: Call, place: Place, form: FormData) => {
  const { typed, parsed } = layoutIn(form)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message: layoutWords[String(path[0])] ?? message }))
    return back({ layout: typed, errors }, 400)
  }
  const called = await call(proposeImportMap, { params: place, body: { layout: parsed.data } })
  if (called.ok) throw redirect(addressOf(place), { status: 303 })
  return back({ layout: typed, errors: errorsFrom(called.problem, { otherwise: 'skip' }) }, called.status)
}

const save = async (call: Call, place: Place, form: FormData, map: ImportMap, declared: boolean) => {
  const name = String(form.get('name') ?? '')
  const called = await call(saveImportMap, { params: { programme: place.programme }, body: { name, map } }, keyOf(form))
  if (!called.ok) return back({ map, declared, name, errors: errorsFrom(called.problem, { otherwise: 'name' }) }, called.status)
  throw redirect(`${addressOf(place)}?map=${called.body.map}&done=saved`, { headers: seen(called.headers), status: 303 })
}

const preview = async (call: Call, place: Place, form: FormData, map: ImportMap) => {
  const name = String(form.get('name') ?? '')
  const called = await call(previewImport, { params: place, body: { map } })
  if (called.ok) return back({ map, declared: true, name, errors: [], preview: called.body }, 200)
  return back({ map, declared: true, name, errors: errorsFrom(called.problem, { otherwise: 'role-0' }) }, called.status)
}

/** What a button of the page does. */
export const act = async (call: Call, place: Place, form: FormData) => {
  const intent = form.get('intent')
  if (intent === 'start') return start(call, place, form)
  if (intent === 'layout') return readAgain(call, place, form)
  const { map, errors } = readMap(await tableOf(call, place), form)
  const declared = form.has('deidentified')
  const counted = intent === 'save' ? errors.filter(({ field }) => field !== 'deidentified') : errors
  if (counted.length > 0) return back({ map, declared, name: String(form.get('name') ?? ''), errors: counted }, 400)
  return intent === 'save' ? save(call, place, form, map, declared) : preview(call, place, form, map)
}
