import { WordsField } from '@heard/contracts/engagement'

/** The answers of a contribution, as far as there are any. */
export type Answers = Readonly<Partial<Record<WordsField, string | undefined>>>
/** A stretch of one answer, as UTF-16 offsets, `to` exclusive. */
export type Stretch = { readonly field: WordsField; readonly from: number; readonly to: number }

/** The answers in the order they are asked for. */
export const answersIn = (words: Answers): readonly (readonly [WordsField, string])[] =>
  WordsField.options.flatMap((field) => {
    const text = words[field]
    return text === undefined ? [] : [[field, text] as const]
  })

/** Copying changes white space: any of it counts as any other. */
const patternOf = (quote: string): RegExp =>
  new RegExp(
    quote
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join(String.raw`\s+`),
    'gu',
  )

/** Every place where these words stand. */
export const placesOf = (words: Answers, quote: string): Stretch[] => {
  if (quote.trim() === '') return []
  const pattern = patternOf(quote)
  return answersIn(words).flatMap(([field, text]) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ field, from: index, to: index + found.length })),
  )
}

const selection = new RegExp(`^(${WordsField.options.join('|')}):(\\d{1,6}):(\\d{1,6})$`)

/** A stretch as a form carries it. */
export const stretchIn = (typed: string): Stretch | undefined => {
  const [, field, from, to] = selection.exec(typed) ?? []
  return field === undefined ? undefined : { field: field as WordsField, from: Number(from), to: Number(to) }
}

export const printStretch = ({ field, from, to }: Stretch): string => `${field}:${from}:${to}`

/** The stretch that is quoted: what was selected when the quote is still that, else the only place where the words stand; or why there is none. */
export const quoted = (words: Answers, quote: string, selected: string): Stretch | 'nothing' | 'nowhere' | 'several' => {
  if (quote.trim() === '') return 'nothing'
  const places = placesOf(words, quote)
  const marked = stretchIn(selected)
  const same = marked && places.find((place) => printStretch(place) === printStretch(marked))
  if (same) return same
  const [only, ...more] = places
  if (!only) return 'nowhere'
  return more.length > 0 ? 'several' : only
}
