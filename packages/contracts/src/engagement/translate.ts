import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Slug, typedText } from '../values.ts'
import { longestAnswer, WordsField } from './words.ts'

/** Vault payload of the field `contribution.translation`: what stands beside the de-identified words, part by part. */
export const TranslatedWords = z.partialRecord(WordsField, typedText(2 * longestAnswer))
export type TranslatedWords = z.infer<typeof TranslatedWords>

export const translateContribution = defineRoute({
  id: 'translateContribution',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/contributions/:contribution/translation',
  action: 'contribution.deidentify',
  summary: 'Keep an English translation beside the de-identified words of a contribution',
  params: z.strictObject({ programme: Slug, contribution: Id }),
  body: z.strictObject({ words: TranslatedWords, textVersion: z.int().min(1) }),
  answer: z.strictObject({ contribution: Id }),
  problems: {
    'unknown-contribution': { status: 404, title: 'There is no such contribution' },
    'words-withdrawn': { status: 410, title: 'These words were withdrawn and erased' },
    'not-de-identified': { status: 409, title: 'Only words that have been de-identified are translated' },
    'text-changed': { status: 409, title: 'The words or their marks have changed since; look at them again' },
    'nothing-to-translate': { status: 422, title: 'Translate at least one part, and only parts that the words have' },
    'names-somebody': { status: 422, title: 'The translation seems to hold a telephone number, an e-mail address or the like; take it out' },
  },
})
