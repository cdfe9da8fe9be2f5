import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Role } from '../identity/index.ts'
import { Day, Id, Moment, Slug } from '../values.ts'
import { AssuranceKind, AssuranceState } from './assurance-facts.ts'
import { NoteText, Wording, WrittenIn } from './wording.ts'

const Content = z.strictObject({
  state: AssuranceState,
  on: Day,
  reviewBy: Day.optional(),
  role: Role.optional(),
  language: WrittenIn,
  text: NoteText,
})

const problems = {
  'not-yet': { status: 422, title: 'The day must not lie ahead' },
  'review-not-ahead': { status: 422, title: 'The day of the next review must lie ahead, and within three years' },
  'none-does-not-fit': { status: 422, title: 'This must exist, so it cannot be declared as none' },
  'role-missing': { status: 422, title: 'Choose the role that the training is for' },
  'role-does-not-fit': { status: 422, title: 'Only a training has a role' },
} as const
const known = {
  'unknown-entry': { status: 404, title: 'There is no such entry' },
  'entry-ended': { status: 409, title: 'This entry has ended; record a new one' },
} as const

/** One entry of the register as it stands. */
export const AssuranceEntry = z
  .strictObject({
    entry: Id,
    kind: AssuranceKind,
    /** Left out: it concerns the whole installation. */
    programme: Slug.optional(),
    state: AssuranceState,
    on: Day,
    reviewBy: Day.optional(),
    role: Role.optional(),
    text: Wording,
    /** Account that recorded it last. */
    by: z.string(),
    at: Moment,
    /** Its review was due before today. */
    overdue: z.boolean(),
    /** The day from which it holds no longer. */
    ended: Day.optional(),
  })
  .meta({ id: 'AssuranceEntry' })
export type AssuranceEntry = z.infer<typeof AssuranceEntry>

export const listAssurance = defineRoute({
  id: 'listAssurance',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/assurance',
  action: 'assurance.view',
  summary: 'The register of assurance: what concerns a programme, and what concerns the whole installation; standing entries first',
  params: z.strictObject({ programme: Slug }),
  answer: z.strictObject({ today: Day, entries: z.array(AssuranceEntry) }),
})

export const recordAssurance = defineRoute({
  id: 'recordAssurance',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/assurance',
  action: 'assurance.record',
  summary: 'Record what was done outside the platform: an assessment, a training, a processor, a test, a decision, or that there is none',
  params: z.strictObject({ programme: Slug }),
  /** `everywhere`: it concerns the whole installation; that needs a role in all programmes. */
  body: Content.extend({ kind: AssuranceKind, everywhere: z.boolean().default(false) }),
  status: 201,
  answer: z.strictObject({ entry: Id }),
  problems,
})

const OneEntry = z.strictObject({ programme: Slug, entry: Id })

export const reviseAssurance = defineRoute({
  id: 'reviseAssurance',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/assurance/:entry',
  action: 'assurance.record',
  summary: 'Record an entry as it is now, after a review or a change; what it said before stays in the record',
  params: OneEntry,
  body: Content,
  answer: z.strictObject({ entry: Id }),
  problems: { ...problems, ...known },
})

export const endAssurance = defineRoute({
  id: 'endAssurance',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/assurance/:entry/end',
  action: 'assurance.record',
  summary: 'Say that an entry holds no longer, such as a processor who is not used any more',
  params: OneEntry,
  answer: z.strictObject({ entry: Id }),
  problems: known,
})
