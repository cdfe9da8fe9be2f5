import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'

const InProgramme = z.strictObject({ programme: Slug })
const path = '/api/v1/champions/programmes/:programme/training' as const

/** A meeting at which a module is taught. `place` is left out when the words were withdrawn. */
export const TrainingSession = z
  .strictObject({ lesson: Id, startsAt: Moment, endsAt: Moment, place: z.string().optional(), cancelled: z.boolean() })
  .meta({ id: 'TrainingSession' })
export type TrainingSession = z.infer<typeof TrainingSession>

const rules = {
  /** Every champion does it. */
  required: z.boolean(),
  /** After how many months it has to be done again; left out: never. */
  months: z.int().min(1, { error: 'Enter 1 month or more' }).max(120, { error: 'Enter 120 months or fewer' }).optional(),
  /** Where it is, where it is done on the web. */
  link: z
    .url({ protocol: /^https?$/, error: 'Enter an address that begins with https://' })
    .max(500)
    .optional(),
}

/** Something that champions learn. Texts are left out when they were withdrawn. */
export const TrainingModule = z
  .strictObject({
    module: Id,
    name: z.string().optional(),
    about: z.string().optional(),
    ...rules,
    /** In the order in which they are. */
    sessions: z.array(TrainingSession),
  })
  .meta({ id: 'TrainingModule' })
export type TrainingModule = z.infer<typeof TrainingModule>

/** Whom champions turn to. */
export const SupportContact = z.strictObject({
  /** Who it is, and what for. */
  who: typedText(200),
  /** How they are reached, and when. */
  how: typedText(300),
})
export type SupportContact = z.infer<typeof SupportContact>
export const SupportContacts = z.array(SupportContact).max(10)

export const listTraining = defineRoute({
  id: 'listTraining',
  method: 'GET',
  path,
  action: 'champion.care',
  summary: 'What champions learn, who has to do it still or again, and whom they turn to; opens nothing',
  params: InProgramme,
  answer: z.strictObject({
    modules: z.array(
      TrainingModule.extend({
        /** Champions for whom it is valid today. */
        done: z.int(),
        /** Of a required one: champions who never did it, or for whom it ends within 30 days or has ended. */
        due: z.array(z.strictObject({ application: Id, reference: z.string(), expires: Day.optional() })),
      }),
    ),
    contacts: z.array(SupportContact),
  }),
})

const words = { name: typedText(200), about: typedText(2_000).optional() }

export const beginTraining = defineRoute({
  id: 'beginTraining',
  method: 'POST',
  path,
  action: 'champion.care',
  summary: 'Name something that champions learn',
  params: InProgramme,
  body: z.strictObject({ ...words, ...rules }),
  status: 201,
  answer: z.strictObject({ module: Id }),
})

export const stepTraining = defineRoute({
  id: 'stepTraining',
  method: 'POST',
  path: `${path}/:module/steps`,
  action: 'champion.care',
  summary: 'Change what champions learn, plan a session of it or call one off, or teach it no longer',
  params: InProgramme.extend({ module: Id }),
  body: z.discriminatedUnion('step', [
    /** Counts for who does it from now on. */
    z.strictObject({ step: z.literal('change'), ...words, ...rules }),
    z.strictObject({ step: z.literal('plan'), startsAt: Moment, minutes: z.int().min(5).max(960), place: typedText(500) }),
    z.strictObject({ step: z.literal('call-off'), lesson: Id }),
    z.strictObject({ step: z.literal('retire') }),
  ]),
  answer: z.strictObject({ module: Id }),
  problems: {
    'unknown-module': { status: 404, title: 'There is no such training' },
    'module-retired': { status: 409, title: 'This training is not taught any more' },
    'in-the-past': { status: 422, title: 'Choose a time that lies ahead' },
    'unknown-lesson': { status: 404, title: 'There is no such lesson' },
  },
})

export const setSupportContacts = defineRoute({
  id: 'setSupportContacts',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/support-contacts',
  action: 'champion.care',
  summary: 'Say whom champions turn to when they need support; takes the place of what was said before',
  params: InProgramme,
  body: z.strictObject({ contacts: SupportContacts }),
  answer: z.strictObject({ contacts: z.array(SupportContact) }),
  problems: { 'unknown-programme': { status: 404, title: 'There is no such programme' } },
})
