import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Language, LocalText, Slug } from '../values.ts'
import { EqualityTopic } from './equality-questions.ts'

export const ProgrammeStatus = z.enum(['planned', 'open', 'reporting', 'closed', 'archived'])
export type ProgrammeStatus = z.infer<typeof ProgrammeStatus>

/** Something a programme names: a community, an audience, a ward, a stage or an objective. */
export const Named = z.strictObject({ id: Slug, name: LocalText, hint: LocalText.optional() })

/** What a person is asked to agree to for one purpose. `version` and `hash` (SHA-256 of the exact words, hex) go into the consent record. */
export const Notice = z
  .strictObject({
    purpose: Slug,
    version: z.int().min(1),
    hash: z.string(),
    wording: LocalText,
    /** Without this one the contribution cannot be used at all; every other choice is free. */
    required: z.boolean(),
    /** How many months the agreement holds; left out: until it is taken back. */
    consentMonths: z.int().min(1).optional(),
  })
  .meta({ id: 'Notice' })

export const Support = z
  .strictObject({
    id: Slug,
    name: LocalText,
    what: LocalText,
    phone: z.string().optional(),
    web: z.url().optional(),
    urgent: z.boolean(),
  })
  .meta({ id: 'Support' })

export const Organisation = z
  .strictObject({
    id: Slug,
    name: LocalText,
    role: z.enum(['stakeholder', 'sponsor', 'partner']),
    /** The organisation that took over what this one was asked and promised. */
    successor: Slug.optional(),
  })
  .meta({ id: 'Organisation' })

/** A programme as the public sees it, in the language asked for as far as there is one. */
export const ProgrammeView = z
  .strictObject({
    id: Slug,
    edition: Slug,
    kind: z.enum(['listening', 'conversation']),
    status: ProgrammeStatus,
    name: LocalText,
    summary: LocalText,
    opens: Day,
    closes: Day,
    minimumAge: z.int(),
    languages: z.array(Language),
    communities: z.array(Named),
    audiences: z.array(Named),
    /** Where people may say that they live; empty: nobody is asked. */
    wards: z.array(Named),
    stages: z.array(Named),
    objectives: z.array(Named),
    organisations: z.array(Organisation),
    notices: z.array(Notice),
    /** What may be asked of whoever has shared something; left out where nothing is, or its notice is not there in this language. */
    equality: z.strictObject({ topics: z.array(EqualityTopic).min(1), notice: Notice }).optional(),
    support: z.array(Support),
  })
  .meta({ id: 'Programme' })
export type ProgrammeView = z.infer<typeof ProgrammeView>

const InLanguage = z.strictObject({ language: Language.default('en') })

export const listProgrammes = defineRoute({
  id: 'listProgrammes',
  method: 'GET',
  path: '/api/v1/engagement/programmes',
  action: 'public',
  summary: 'All programmes of this installation',
  query: InLanguage,
  answer: z.strictObject({ programmes: z.array(ProgrammeView) }),
})

export const showProgramme = defineRoute({
  id: 'showProgramme',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme',
  action: 'public',
  summary: 'One programme',
  params: z.strictObject({ programme: Slug }),
  query: InLanguage,
  answer: ProgrammeView,
})
