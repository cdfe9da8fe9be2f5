import type { DraftQuestion, QuestionWordsFor, TitleWordsFor } from '@heard/contracts/engagement'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'

/** For whom words are: the key of their fields in a form. */
export type ReaderKey = { readonly language: string; readonly easyRead: boolean; readonly key: string }

/** English first; for each language the standard words, then the easy ones. */
export const readersIn = (languages: readonly string[]): readonly ReaderKey[] =>
  ['en', ...languages.filter((language) => language !== 'en')].flatMap((language) => [
    { language, easyRead: false, key: `${language}-standard` },
    { language, easyRead: true, key: `${language}-easy` },
  ])

const typed = (values: FormValues, name: string): string => (first(values, name) ?? '').trim()
const lines = (values: FormValues, name: string): string[] =>
  typed(values, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export type Read<T> = { readonly read: T } | { readonly errors: readonly FieldError[] }

/** Titles and introductions as a form has them. */
export const readTitles = (values: FormValues, readers: readonly ReaderKey[]): Read<TitleWordsFor[]> => {
  if (typed(values, 'title-en-standard') === '') return { errors: [{ field: 'title-en-standard', message: 'Enter the title in English' }] }
  const without = readers.filter(({ key }) => typed(values, `title-${key}`) === '' && typed(values, `intro-${key}`) !== '')
  if (without.length > 0)
    return { errors: without.map(({ key }) => ({ field: `title-${key}`, message: 'Enter the title that goes with this introduction' })) }
  const words = readers.flatMap(({ language, easyRead, key }) => {
    const [title, intro] = [typed(values, `title-${key}`), typed(values, `intro-${key}`)]
    return title === '' ? [] : [{ language, easyRead, title, ...(intro === '' ? {} : { intro }) }]
  })
  return { read: words }
}

export const valuesOfTitles = (words: readonly TitleWordsFor[], readers: readonly ReaderKey[]): FormValues =>
  Object.fromEntries(
    words.flatMap(({ language, easyRead, title, intro = '' }) => {
      const key = readers.find((one) => one.language === language && one.easyRead === easyRead)?.key
      return key === undefined
        ? []
        : [
            [`title-${key}`, [title]],
            [`intro-${key}`, [intro]],
          ]
    }),
  )

type Ids = { readonly options: readonly string[]; readonly rows: readonly string[] }
const labelled = (ids: readonly string[], names: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id, index) => [id, names[index] ?? '']))

/** Ids for so many lines: those there are already, then new ones. */
const idsFor = (before: readonly string[], count: number, newId: () => string): string[] =>
  Array.from({ length: count }, (_, index) => before[index] ?? newId())

type Needs = { readonly options: boolean; readonly rows: boolean }

const lineErrors = (values: FormValues, readers: readonly ReaderKey[], list: 'options' | 'rows', what: string): FieldError[] => {
  const expected = lines(values, `${list}-en-standard`).length
  return readers.flatMap(({ key }) => {
    const count = lines(values, `${list}-${key}`).length
    if (typed(values, `text-${key}`) === '' || count === expected) return []
    return [{ field: `${list}-${key}`, message: `Give as many ${what} as in English: ${expected}, one on each line` }]
  })
}

const wordErrors = (values: FormValues, readers: readonly ReaderKey[], needs: Needs): FieldError[] => {
  const short = (list: 'options' | 'rows', least: number) => lines(values, `${list}-en-standard`).length < least
  return [
    ...(typed(values, 'text-en-standard') === '' ? [{ field: 'text-en-standard', message: 'Enter the question in English' }] : []),
    ...(needs.options && short('options', 2) ? [{ field: 'options-en-standard', message: 'Enter at least two options, one on each line' }] : []),
    ...(needs.rows && short('rows', 1) ? [{ field: 'rows-en-standard', message: 'Enter at least one row, one on each line' }] : []),
    ...(needs.options ? lineErrors(values, readers, 'options', 'options') : []),
    ...(needs.rows ? lineErrors(values, readers, 'rows', 'rows') : []),
  ]
}

/** The words of a question as a form has them, with an id for each option and row. */
export const readQuestionWords = (
  values: FormValues,
  readers: readonly ReaderKey[],
  needs: Needs,
  before: Ids,
  newId: () => string,
): Read<Ids & { readonly words: QuestionWordsFor[] }> => {
  const errors = wordErrors(values, readers, needs)
  if (errors.length > 0) return { errors }
  const options = needs.options ? idsFor(before.options, lines(values, 'options-en-standard').length, newId) : []
  const rows = needs.rows ? idsFor(before.rows, lines(values, 'rows-en-standard').length, newId) : []
  const words = readers.flatMap(({ language, easyRead, key }): QuestionWordsFor[] => {
    const [text, hint] = [typed(values, `text-${key}`), typed(values, `hint-${key}`)]
    if (text === '') return []
    const names = { options: labelled(options, lines(values, `options-${key}`)), rows: labelled(rows, lines(values, `rows-${key}`)) }
    return [{ language, easyRead, text, ...(hint === '' ? {} : { hint }), ...names }]
  })
  return { read: { options, rows, words } }
}

export const valuesOfQuestion = ({ type, options, rows, audiences, showIf, words }: DraftQuestion, readers: readonly ReaderKey[]): FormValues => ({
  type: [type],
  audiences,
  'show-if': showIf ? showIf.anyOf.map((option) => `${showIf.question}:${option}`) : [],
  ...Object.fromEntries(
    words.flatMap((one) => {
      const key = readers.find(({ language, easyRead }) => language === one.language && easyRead === one.easyRead)?.key
      if (key === undefined) return []
      return [
        [`text-${key}`, [one.text]],
        [`hint-${key}`, [one.hint ?? '']],
        [`options-${key}`, [options.map((id) => one.options[id] ?? '').join('\n')]],
        [`rows-${key}`, [rows.map((id) => one.rows[id] ?? '').join('\n')]],
      ] as const
    }),
  ),
})

/** Options of an earlier question as a form has them: `question:option`, all of one question. */
export const readCondition = (values: FormValues): Read<{ question: string; anyOf: string[] } | undefined> => {
  const pairs = (values['show-if'] ?? []).map((pair) => pair.split(':'))
  const questions = new Set(pairs.map(([question]) => question))
  if (questions.size > 1) return { errors: [{ field: 'show-if', message: 'Choose options of one question only' }] }
  const [question] = questions
  return { read: question === undefined ? undefined : { question, anyOf: pairs.flatMap(([, option]) => option ?? []) } }
}
