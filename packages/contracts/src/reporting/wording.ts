import { z } from 'zod'
import { Day, Language, typedText } from '../values.ts'

/** Why one published text was withdrawn. */
export const WithdrawnBecause = z.enum(['names-a-person', 'court-order', 'error'])
export type WithdrawnBecause = z.infer<typeof WithdrawnBecause>

/** Where evidence lies that others publish: pages link there and fetch nothing from there. */
export const LinkAddress = z
  .url({ protocol: /^https$/, error: 'Enter an address that starts with https://' })
  .refine((address) => /^https:\/\/[^/\\]/i.test(address), { error: 'Enter an address that starts with https://' })
  .max(500, { error: 'Use 500 characters or fewer' })
  .refine((address) => !URL.canParse(address) || (new URL(address).username === '' && new URL(address).password === ''), {
    error: 'Leave out the name and the password before the @',
  })

/**
 * Published wording as a page shows it: open in the language it was written in, withdrawn (its vault row was erased; with the day and the reason where
 * that text alone was withdrawn), or tampered (what the vault holds is not what the fact is bound to). `link`: where the text leads, where it names a page; `shows`: what a picture shows, where it names one. Withdrawn and tampered are never the same answer.
 */
export const Wording = z
  .discriminatedUnion('status', [
    z.strictObject({ status: z.literal('open'), language: Language, text: z.string(), link: LinkAddress.optional(), shows: z.string().optional() }),
    z.strictObject({ status: z.literal('withdrawn'), withdrawal: z.strictObject({ on: Day, because: WithdrawnBecause }).optional() }),
    z.strictObject({ status: z.literal('tampered') }),
  ])
  .meta({ id: 'Wording' })
export type Wording = z.infer<typeof Wording>

/** What the vault holds for published wording (purpose `publication`): the payload behind a `Sealed` of this service. */
export const WordingPayload = z.strictObject({ language: Language, text: z.string(), link: LinkAddress.optional(), shows: z.string().optional() })
export type WordingPayload = z.infer<typeof WordingPayload>

/** The language of the words in a form, English unless told. */
export const WrittenIn = Language.default('en')

/** Longest texts, in UTF-16 units. */
export const longest = {
  name: 120,
  definition: 2_000,
  title: 200,
  text: 10_000,
  reasons: 5_000,
  because: 500,
  measure: 1_000,
  note: 5_000,
  role: 120,
  source: 1_000,
  milestone: 500,
  link: 200,
  shows: 500,
} as const
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
/** The role that answers for a promise, such as "Head of cancer services": never the name of a person. */
export const RoleText = typedText(longest.role)
/** Where something was published. */
export const SourceText = typedText(longest.source)
export const MilestoneText = typedText(longest.milestone)
/** A page that shows what was done, by what it is called. */
export const NamedLink = z.strictObject({ name: typedText(longest.link), address: LinkAddress })
export type NamedLink = z.infer<typeof NamedLink>
export const NamedLinks = z.array(NamedLink).max(10)
