import type { WordsField } from '@heard/contracts/engagement'
import type { FieldRequest } from '@heard/service-kit'

/** Words as somebody typed them, by the question they answer. */
export type TypedWords = Readonly<Partial<Record<WordsField, string | undefined>>>

/** A person's words as the vault keeps them: only the questions that were answered. */
export const wordsRow = (person: string, words: TypedWords): FieldRequest => ({
  subject: person,
  purpose: 'narrative',
  field: 'contribution.words',
  payload: Object.fromEntries(Object.entries(words).filter((pair): pair is [string, string] => pair[1] !== undefined)),
})
