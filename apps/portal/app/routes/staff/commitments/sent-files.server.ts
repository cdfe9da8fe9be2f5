import type { Call, Called, Problem, Route } from '@heard/contracts'
import { largestPublishedFile, mostPublishedFiles, sendFileAhead } from '@heard/contracts/reporting'
import type { RouterContextProvider } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, valuesOf } from '../../../components/form-values.ts'
import { callContext } from '../../../contexts.ts'
import { newDraftKey } from '../../../services/draft-store.ts'
import { errorsFrom } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { type ChosenFile, fileOf, formWithFiles } from '../../../services/upload.ts'
import { type Files, fileField, fileRows, keptIn, readFiles, withKept } from './file-rows.ts'

type Place = { readonly programme: string; readonly commitment: string }
type Context = Readonly<RouterContextProvider>

const megabytes = largestPublishedFile / 1024 / 1024
const tooLarge = `This file is too large. Choose one of up to ${megabytes} MB`

/** Why a file was not taken, at its row. */
const refusedAt = (row: number, problem: Problem): FieldError[] =>
  errorsFrom(problem, { otherwise: fileField(row), paths: { content: fileField(row), name: fileField(row) }, words: { 'too-large': tooLarge } })

type RowSent = { readonly values: FormValues; readonly errors: readonly FieldError[] }

const sendRow = async (context: Context, place: Place, row: number, values: FormValues, chosen: ChosenFile): Promise<RowSent> => {
  if (chosen.size > largestPublishedFile) return { values, errors: [{ field: fileField(row), message: tooLarge }] }
  const key = newDraftKey(context)
  const call: Call = context.get(callContext)
  const { name, content } = chosen
  const called = await call(sendFileAhead, { params: place, body: { key, name, content } })
  if (!called.ok) return { values, errors: refusedAt(row, called.problem) }
  return { values: withKept(values, row, { key, kind: called.body.kind, called: name }), errors: [] }
}

const wasChosen = (form: FormData, row: number): boolean => {
  const file = form.get(fileField(row))
  return file instanceof File && file.name !== ''
}

export type FormWithFiles = {
  readonly form: FormData
  /** With the files that wait, so that nobody has to choose them again. */
  readonly values: FormValues
  readonly files: Files
  readonly errors: readonly FieldError[]
}

/** Reads a form and sends its files ahead, whatever else is wrong with it. */
export const readFormWithFiles = async (request: Request, context: Context, place: Place): Promise<FormWithFiles> => {
  const { form, tooLong } = await formWithFiles(request, mostPublishedFiles * largestPublishedFile)
  let values = valuesOf(form)
  const refused: FieldError[] = []
  for (const row of fileRows) {
    const chosen = await fileOf(form, fileField(row))
    if (tooLong && wasChosen(form, row)) refused.push({ field: fileField(row), message: tooLarge })
    else if (chosen) {
      const sent = await sendRow(context, place, row, values, chosen)
      values = sent.values
      refused.push(...sent.errors)
    }
  }
  const read = readFiles(values)
  const known = new Set(refused.map(({ field }) => field))
  return { form, values, files: read.files, errors: [...refused, ...read.errors.filter(({ field }) => !known.has(field))] }
}

const fileCodes = { 'unknown-file': fileField(1), 'picture-without-words': fileField(1, 'shows') }

/** As `afterCall`; files that wait no more have to be chosen again. */
export const afterCallWithFiles = (called: Called<Route>, to: string, fields: Parameters<typeof afterCall>[2], values: FormValues) => {
  if (called.ok || called.problem.type !== '/problems/unknown-file')
    return afterCall(called, to, { ...fields, codes: { ...fields.codes, ...fileCodes } }, values)
  const gone = fileRows.filter((row) => keptIn(values, row))
  const message = called.problem.title
  const errors = gone.map((row) => ({ field: fileField(row), message }))
  return comesBack(
    errors,
    gone.reduce((form, row) => withKept(form, row, undefined), values),
    called.status,
  )
}
