import { z } from 'zod'
import { Day, Language, typedText } from '../values.ts'

/** Why one published text was withdrawn. */
export const WithdrawnBecause = z.enum(['names-a-person', 'court-order', 'error'])
export type WithdrawnBecause = z.infer<typeof WithdrawnBecause>

/**
 * Published wording as a page shows it: open in the language it was written in, withdrawn (its vault row was erased; with the day and the reason where
 * that text alone was withdrawn), or tampered (what the vault
 * holds is not what the fact is bound to). Withdrawn and tampered are never the same answer.
 */
export const Wording = z
  .discriminatedUnion('status', [
    z.strictObject({ status: z.literal('open'), language: Language, text: z.string() }),
    z.strictObject({ status: z.literal('withdrawn'), withdrawal: z.strictObject({ on: Day, because: WithdrawnBecause }).optional() }),
    z.strictObject({ status: z.literal('tampered') }),
  ])
  .meta({ id: 'Wording' })
export type Wording = z.infer<typeof Wording>

/** What the vault holds for published wording (purpose `publication`): the payload behind a `Sealed` of this service. */
export const WordingPayload = z.strictObject({ language: Language, text: z.string() })
export type WordingPayload = z.infer<typeof WordingPayload>

/** The language of the words in a form, English unless told. */
export const WrittenIn = Language.default('en')

/** Longest texts, in UTF-16 units. */
export const longest = { name: 120, definition: 2_000, title: 200, text: 10_000, reasons: 5_000, because: 500, measure: 1_000, note: 5_000 } as const
/** A theme's name or a recommendation's title: one line. */
export const TitleText = typedText(longest.title)
export const NameText = typedText(longest.name)
export const DefinitionText = typedText(longest.definition)
export const LongText = typedText(longest.text)
export const ReasonsText = typedText(longest.reasons)
/** Why the evidence is as strong as it is: a sentence or two. */
export const BecauseText = typedText(longest.because)
export const MeasureText = typedText(longest.measure)
export const NoteText = typedText(longest.note)
