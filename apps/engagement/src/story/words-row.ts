import type { HeldWords } from '@heard/contracts/engagement'
import type { FieldRequest } from '@heard/service-kit'

/** A person's words as the vault keeps them: only the questions that were answered. */
export const wordsRow = (person: string, words: Readonly<{ [Field in keyof HeldWords]: HeldWords[Field] | undefined }>): FieldRequest => ({
  subject: person,
  purpose: 'narrative',
  field: 'contribution.words',
  payload: Object.fromEntries(Object.entries(words).filter((pair): pair is [string, string] => pair[1] !== undefined)),
})
