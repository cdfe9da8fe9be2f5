import { isDeepStrictEqual } from 'node:util'
import { openedQuestion, openedTitles, type Questionnaire, type SealedQuestionnaire, type SealedWords } from '@heard/contracts/engagement'
import type { FieldRequest } from '@heard/service-kit'
import type { Sealed } from '@heard/vault'

type Reader = { readonly language: string; readonly easyRead: boolean }
type Payload = FieldRequest['payload']

/** One text of a questionnaire: which part it is about, for whom it is, and what it says. */
export type Piece = { readonly key: string; readonly field: 'conversation.title' | 'conversation.question'; readonly payload: Payload }

const keyOf = (part: string, { language, easyRead }: Reader): string => `${part}/${language}/${easyRead ? 'easy' : 'standard'}`

/** Left out is not undefined: the vault keeps JSON. */
const plain = (words: object): Payload => JSON.parse(JSON.stringify(words)) as Payload

const titlePiece = (part: string, { language, easyRead, ...words }: Questionnaire['words'][number]): Piece => ({
  key: keyOf(part, { language, easyRead }),
  field: 'conversation.title',
  payload: plain(words),
})

const named = (ids: readonly string[], labels: Readonly<Record<string, string>>) => Object.fromEntries(ids.map((id) => [id, labels[id] ?? '']))

/** Every text of a questionnaire. */
export const piecesOf = ({ words, sections }: Questionnaire): readonly Piece[] => [
  ...words.map((one) => titlePiece('title', one)),
  ...sections.flatMap((section) => [
    ...section.words.map((one) => titlePiece(section.section, one)),
    ...section.questions.flatMap(({ question, options, rows, words: asked }) =>
      asked.map(({ language, easyRead, ...one }): Piece => {
        const payload = plain({ ...one, options: named(options, one.options), rows: named(rows, one.rows) })
        return { key: keyOf(question, { language, easyRead }), field: 'conversation.question', payload }
      }),
    ),
  ]),
]

/** The references of every text, by the same keys. */
export const sealedPiecesOf = ({ words, sections }: SealedQuestionnaire): ReadonlyMap<string, Sealed> => {
  const pairs = (part: string, list: readonly SealedWords[]) => list.map((one) => [keyOf(part, one), one.words] as const)
  return new Map([
    ...pairs('title', words),
    ...sections.flatMap((section) => [
      ...pairs(section.section, section.words),
      ...section.questions.flatMap((question) => pairs(question.question, question.words)),
    ]),
  ])
}

/** Whether two payloads say the same. */
export const saysTheSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)

/** The questionnaire with references instead of words. */
export const sealedWith = ({ words, sections }: Questionnaire, sealed: ReadonlyMap<string, Sealed>): SealedQuestionnaire => {
  const referred = (part: string, list: readonly Reader[]): SealedWords[] =>
    list.flatMap(({ language, easyRead }) => {
      const found = sealed.get(keyOf(part, { language, easyRead }))
      return found ? [{ language, easyRead, words: { ref: found.ref, binding: found.binding } }] : []
    })
  return {
    words: referred('title', words),
    sections: sections.map((section) => ({
      ...section,
      words: referred(section.section, section.words),
      questions: section.questions.map((question) => ({ ...question, words: referred(question.question, question.words) })),
    })),
  }
}

/** The questionnaire with its words; a text that was withdrawn is missing. */
export const withWords = ({ words, sections }: SealedQuestionnaire, payloads: ReadonlyMap<string, unknown>): Questionnaire => ({
  words: openedTitles(words, payloads),
  sections: sections.map((section) => ({
    ...section,
    words: openedTitles(section.words, payloads),
    questions: section.questions.map((question) => openedQuestion(question, payloads)),
  })),
})
