import type { WordsField } from '@heard/contracts/engagement'
import type { Excerpt } from '@heard/contracts/reporting'

export type Answers = Readonly<Partial<Record<WordsField, string>>>

/** A text as other tools read it, and where an excerpt is in it: offsets in Unicode code points, `end` exclusive. */
export type PlainText = { readonly text: string; readonly at: (excerpt: Excerpt) => { readonly start: number; readonly end: number } | undefined }

const BETWEEN = '\n\n'

const points = (text: string): number => [...text].length
const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').toWellFormed()
const cutsCharacter = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff || (text[at - 1] === '\r' && text[at] === '\n')

/** The answers of a contribution one after the other, each line ended by a line feed alone. An excerpt that cuts a character in two has all of it. */
export const plainTextOf = (answers: Answers): PlainText => {
  const fields = (Object.keys(answers) as WordsField[]).filter((field) => answers[field] !== undefined)
  const begins = new Map<WordsField, number>()
  let length = 0
  for (const field of fields) {
    begins.set(field, length)
    length += points(plain(answers[field] ?? '')) + BETWEEN.length
  }
  return {
    text: fields.map((field) => plain(answers[field] ?? '')).join(BETWEEN),
    at({ field, from, to }) {
      const answer = answers[field]
      const begin = begins.get(field)
      if (answer === undefined || begin === undefined || from >= to || to > answer.length) return undefined
      const start = cutsCharacter(answer, from) ? from - 1 : from
      const end = cutsCharacter(answer, to) ? to + 1 : to
      return { start: begin + points(plain(answer.slice(0, start))), end: begin + points(plain(answer.slice(0, end))) }
    },
  }
}
