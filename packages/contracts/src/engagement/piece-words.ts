import { z } from 'zod'
import { Language, typedText } from '../values.ts'
import { baseLanguage } from './programme-definition.ts'

/** The same words per language, each of a length; English is always there. */
const translatedText = (longest: number) =>
  z.record(Language, typedText(longest)).refine((wording) => wording[baseLanguage] !== undefined, { error: 'Enter the words in English' })

const Web = z.url({ protocol: /^https$/, error: 'Enter an address that starts with https://' }).max(500, { error: 'Use 500 characters or fewer' })
const Phone = z.string().regex(/^\+?[0-9 ]{3,20}$/, { error: 'Enter a phone number with digits and spaces only' })

/** What the directory says of a service. Contact details are those of the organisation, never of a person. */
export const ServiceWords = z.strictObject({
  name: translatedText(120),
  what: translatedText(600),
  /** Who may come, and what it costs. */
  who: translatedText(600).optional(),
  opening: translatedText(300).optional(),
  phone: Phone.optional(),
  email: z.email({ error: 'Enter an e-mail address, such as help@example.org' }).max(200).optional(),
  web: Web.optional(),
  address: typedText(300).optional(),
})
export type ServiceWords = z.infer<typeof ServiceWords>

/** What an answer, a resource, a video or a message says; `text` is Markdown, of a video its transcript. */
export const InformationWords = z.strictObject({ title: translatedText(200), text: translatedText(20_000), link: Web.optional() })
export type InformationWords = z.infer<typeof InformationWords>

export const PieceWords = z.union([ServiceWords, InformationWords])
export type PieceWords = z.infer<typeof PieceWords>

/** The words that a piece is called by, per language. */
export const titlesOf = (words: PieceWords): Readonly<Record<string, string>> => ('name' in words ? words.name : words.title)
