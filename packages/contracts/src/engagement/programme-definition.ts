import { z } from 'zod'
import { Role } from '../identity/index.ts'
import { Day, Language, Slug } from '../values.ts'
import { EqualityTopic } from './equality-questions.ts'
import { SpokenLanguage, SupportNeed, SupportPlace } from './piece-facts.ts'
import { crossCheck } from './programme-definition-check.ts'

/** Every programme has all its wording in this language; others fall back to it. */
export const baseLanguage = 'en'

/** The same words per language; English is always there. */
export const Translated = z
  .record(Language, z.string().trim().min(1, { error: 'Enter some text, or leave the language out' }))
  .refine((wording) => wording[baseLanguage] !== undefined, { error: `Add the wording in ${baseLanguage}` })
export type Translated = z.infer<typeof Translated>

/** The legal ground of Article 6(1) UK GDPR. */
export const LawfulBasis = z.enum(['consent', 'contract', 'legal-obligation', 'vital-interests', 'public-task', 'legitimate-interests'])
export type LawfulBasis = z.infer<typeof LawfulBasis>

/** The condition of Article 9(2) UK GDPR for special-category data; `none` when there is no such data. */
export const SpecialCondition = z.enum([
  'none',
  'explicit-consent',
  'vital-interests',
  'substantial-public-interest',
  'health-or-social-care',
  'public-health',
])
export type SpecialCondition = z.infer<typeof SpecialCondition>

export const DataCategory = z.enum([
  'narrative',
  'health',
  'community',
  'ward',
  'ethnicity',
  'sex',
  'gender-identity',
  'sexual-orientation',
  'caring',
  'pregnancy',
  'religion',
  'age-group',
  'disability',
  'contact',
  'name',
  'access-needs',
  'dietary-needs',
  'availability',
  'published-wording',
])
export type DataCategory = z.infer<typeof DataCategory>

/** What starts a retention clock. */
export const RetentionAnchor = z.enum(['received', 'enquiry-closed', 'gathering-ended', 'volunteering-ended', 'concern-closed', 'programme-closed'])
export type RetentionAnchor = z.infer<typeof RetentionAnchor>

/** How long data is kept: this many days or calendar months after something happened. */
export const RetentionRule = z.strictObject({ after: RetentionAnchor, length: z.int().min(1).max(1_200), unit: z.enum(['days', 'months']) })
export type RetentionRule = z.infer<typeof RetentionRule>

/** Working days within which somebody who asks is to be answered. */
export const AnswerWithin = z.int().min(1).max(60)

/** What data is held or used for: one entry of the programme's purpose registry. */
export const PurposeDefinition = z.strictObject({
  id: Slug,
  wording: Translated,
  lawfulBasis: LawfulBasis,
  specialCondition: SpecialCondition,
  categories: z.array(DataCategory).min(1),
  retention: RetentionRule,
  /** Roles that may open what is held for it. */
  readers: z.array(Role),
  /** For a use of what is held for another purpose already: that purpose. */
  uses: Slug.optional(),
  /** For what people ask us: the working days to answer in; five unless told. */
  answerWithin: AnswerWithin.optional(),
})
export type PurposeDefinition = z.infer<typeof PurposeDefinition>

/** What a person is asked to agree to. The version is counted by the platform: it goes up whenever the words change. */
export const NoticeDefinition = z.strictObject({
  purpose: Slug,
  /** Without it a contribution cannot be used at all; every other choice is free. */
  required: z.boolean(),
  /** How many calendar months an agreement holds; left out: until it is withdrawn. */
  consentMonths: z.int().min(1).max(120).optional(),
  wording: Translated,
  /** Languages of the programme in which this choice is not offered yet. */
  unavailable: z.array(Language).default([]),
})
export type NoticeDefinition = z.infer<typeof NoticeDefinition>

const named = { id: Slug, name: Translated, hint: Translated.optional() }
/** A community, an audience, a ward or an objective. */
export const NamedDefinition = z.strictObject(named)
export type NamedDefinition = z.infer<typeof NamedDefinition>
/** A stage of the pathway, with the two questions that are asked about it. */
export const StageDefinition = z.strictObject({ ...named, questions: z.strictObject({ needsAddressing: Translated, worksWell: Translated }) })
export type StageDefinition = z.infer<typeof StageDefinition>

export const OrganisationRole = z.enum(['stakeholder', 'sponsor', 'partner'])
export const OrganisationDefinition = z.strictObject({ id: Slug, name: Translated, role: OrganisationRole, successor: Slug.optional() })
export type OrganisationDefinition = z.infer<typeof OrganisationDefinition>

/** What the support directory says of a service besides: with it the service is put into the directory once, and staff keep it from then on. */
const DirectoryDefinition = z.strictObject({
  needs: z.array(SupportNeed).min(1),
  place: SupportPlace,
  spoken: z.array(SpokenLanguage).min(1),
  interpreters: z.boolean(),
  who: Translated.optional(),
  opening: Translated.optional(),
  email: z.email().optional(),
  address: z.string().min(1).optional(),
})

export const SupportDefinition = z.strictObject({
  id: Slug,
  name: Translated,
  what: Translated,
  phone: z
    .string()
    .regex(/^[0-9 ]{3,15}$/, { error: 'Write a phone number with digits and spaces only' })
    .optional(),
  web: z.url({ protocol: /^https$/, error: 'Write an address that starts with https://' }).optional(),
  /** For help now: shown first. */
  urgent: z.boolean(),
  directory: DirectoryDefinition.optional(),
})
export type SupportDefinition = z.infer<typeof SupportDefinition>

/** A time in which the programme takes contributions. */
export const EditionDefinition = z.strictObject({ id: Slug, opens: Day, closes: Day })
export type EditionDefinition = z.infer<typeof EditionDefinition>

/** A programme as data: a file of `programmes/`. Ids stay; names may change; an entry that is taken out keeps its history. */
export const ProgrammeDefinition = z
  .strictObject({
    id: Slug,
    kind: z.enum(['listening', 'conversation']),
    name: Translated,
    summary: Translated,
    /** First and last day of the programme in the world. */
    period: z.strictObject({ from: Day, to: Day }),
    editions: z.array(EditionDefinition).min(1),
    /** Contributors declare to be at least this old. */
    minimumAge: z.int().min(0).max(25),
    languages: z.array(Language).min(1),
    /** Languages whose translation no native speaker has checked yet. */
    uncheckedLanguages: z.array(Language).default([]),
    communities: z.array(NamedDefinition),
    audiences: z.array(NamedDefinition),
    /** Where people may say that they live; left out: nobody is asked. */
    wards: z.array(NamedDefinition).default([]),
    stages: z.array(StageDefinition),
    objectives: z.array(NamedDefinition),
    /** What is asked of whoever has shared something, to see whether everybody is reached; left out: nothing. */
    equality: z.array(EqualityTopic).default([]),
    organisations: z.array(OrganisationDefinition).min(1),
    purposes: z.array(PurposeDefinition).min(1),
    notices: z.array(NoticeDefinition).min(1),
    support: z.array(SupportDefinition).min(1),
  })
  .check(crossCheck)
export type ProgrammeDefinition = z.infer<typeof ProgrammeDefinition>

/** A programme file is wrong; each problem names file, path and fix. */
export class ProgrammeFileWrong extends Error {
  readonly type = 'programme-file-wrong'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

const issueText = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: not known here; take it out`
  if (issue.code === 'invalid_value') return `use one of ${issue.values.join(', ')}`
  return issue.message
}

const readJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ProgrammeFileWrong([`${file}: not JSON; mend it first: ${error instanceof Error ? error.message : ''}`])
  }
}

/**
 * Reads the text of a programme file; `file` is only named in problems.
 * @throws ProgrammeFileWrong with every problem at once
 */
export const parseProgrammeDefinition = (file: string, text: string): ProgrammeDefinition => {
  const parsed = ProgrammeDefinition.safeParse(readJson(file, text))
  if (parsed.success) return parsed.data
  throw new ProgrammeFileWrong(parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.') || '(whole file)'}: ${issueText(issue)}`))
}
