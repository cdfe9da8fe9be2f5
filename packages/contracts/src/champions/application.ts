import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment, Slug, typedText } from '../values.ts'

/** What an applicant tells; community is theirs to tell and decides only whom they would work with. */
export const ApplicationDetails = z.strictObject({
  name: typedText(200),
  /** E-mail address or phone number, as the person wrote it. */
  contact: typedText(200),
  community: Slug,
  /** Life experience, skills, and how they would like to be involved, in their own words. */
  about: typedText(5_000).optional(),
})
export type ApplicationDetails = z.infer<typeof ApplicationDetails>

export const ApplicationState = z.enum(['new', 'accepted', 'declined', 'ended'])
export type ApplicationState = z.infer<typeof ApplicationState>
/** Why somebody is a champion no longer: kinds that say nothing about the person. */
export const EndedBecause = z.enum(['their-wish', 'lost-touch', 'work-done'])
export type EndedBecause = z.infer<typeof EndedBecause>
const InProgramme = z.strictObject({ programme: Slug })

export const applyAsChampion = defineRoute({
  id: 'applyAsChampion',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/applications',
  action: 'public',
  summary: 'Ask to become a champion; open to everyone aged 16 or over',
  params: InProgramme,
  body: z.strictObject({
    details: ApplicationDetails,
    sixteenOrOver: z.literal(true, { error: 'Confirm that you are 16 or over' }),
    contactAgreed: z.literal(true, { error: 'We can only answer you if you agree that we contact you' }),
  }),
  status: 201,
  answer: z.strictObject({ application: Id }),
  problems: {
    'programme-not-open': { status: 409, title: 'This programme is not looking for champions now' },
    'unknown-community': { status: 422, title: 'This programme has no such community' },
  },
})

export const listApplications = defineRoute({
  id: 'listApplications',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/applications',
  action: 'application.review',
  summary: 'Applications to become a champion, newest first, or the one with an id; opening them is recorded',
  params: InProgramme,
  query: z.strictObject({ application: Id.optional() }),
  answer: z.strictObject({
    applications: z.array(
      z.strictObject({
        application: Id,
        at: Moment,
        state: ApplicationState,
        /** Left out when erased. */
        details: ApplicationDetails.optional(),
      }),
    ),
  }),
})

const decided = {
  'unknown-application': { status: 404, title: 'There is no such application' },
  'already-decided': { status: 409, title: 'This application has been decided already' },
}

export const acceptApplication = defineRoute({
  id: 'acceptApplication',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/applications/:application/acceptance',
  action: 'application.review',
  summary: 'Welcome a champion',
  params: z.strictObject({ programme: Slug, application: Id }),
  answer: z.strictObject({ application: Id }),
  problems: decided,
})

export const declineApplication = defineRoute({
  id: 'declineApplication',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/applications/:application/refusal',
  action: 'application.review',
  summary: 'Decline an application with a kind reason',
  params: z.strictObject({ programme: Slug, application: Id }),
  body: z.strictObject({ reason: typedText(2_000) }),
  answer: z.strictObject({ application: Id }),
  problems: decided,
})

export const endVolunteering = defineRoute({
  id: 'endVolunteering',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/applications/:application/end',
  action: 'application.review',
  summary: 'Record that a champion volunteers no longer; from this day on their data is kept only as long as the retention rule says',
  params: z.strictObject({ programme: Slug, application: Id }),
  body: z.strictObject({ why: EndedBecause.optional() }),
  answer: z.strictObject({ application: Id }),
  problems: {
    'unknown-application': decided['unknown-application'],
    'not-a-champion': { status: 409, title: 'This person has not been welcomed as a champion' },
    'already-ended': { status: 409, title: 'It is recorded already that this person volunteers no longer' },
  },
})
