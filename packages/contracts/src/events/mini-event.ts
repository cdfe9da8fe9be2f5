import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment, Slug, typedText } from '../values.ts'

const InProgramme = z.strictObject({ programme: Slug })

/** What somebody who asks for a mini event tells about their gathering. */
export const MiniEventDetails = z.strictObject({
  name: typedText(200),
  /** E-mail address or phone number, as the person wrote it. */
  contact: typedText(200),
  group: typedText(200),
  /** When and where their gathering is, in their own words. */
  whenAndWhere: typedText(1_000),
  wishes: typedText(5_000).optional(),
})
export type MiniEventDetails = z.infer<typeof MiniEventDetails>

/** `talk`: a talk about it is arranged. */
export const MiniEventState = z.enum(['new', 'talk', 'agreed', 'declined'])
export type MiniEventState = z.infer<typeof MiniEventState>

export const requestMiniEvent = defineRoute({
  id: 'requestMiniEvent',
  method: 'POST',
  path: '/api/v1/events/programmes/:programme/mini-event-requests',
  action: 'public',
  summary: 'Ask for a mini Hear Me event at your own gathering',
  params: InProgramme,
  body: z.strictObject({
    details: MiniEventDetails,
    contactAgreed: z.literal(true, { error: 'We can only answer you if you agree that we contact you' }),
  }),
  status: 201,
  answer: z.strictObject({ request: Id }),
  problems: { 'programme-not-open': { status: 409, title: 'This programme is not taking requests now' } },
})

export const listMiniEventRequests = defineRoute({
  id: 'listMiniEventRequests',
  method: 'GET',
  path: '/api/v1/events/programmes/:programme/mini-event-requests',
  action: 'gathering.plan',
  summary: 'Requests for mini events, newest first; opening them is recorded',
  params: InProgramme,
  answer: z.strictObject({
    requests: z.array(
      z.strictObject({
        request: Id,
        at: Moment,
        state: MiniEventState,
        gathering: Id.optional(),
        details: MiniEventDetails.optional(),
        /** `sequence` grows with every change, for calendars; `place` is left out once it is erased. */
        talk: z.strictObject({ startsAt: Moment, endsAt: Moment, changedAt: Moment, sequence: z.int(), place: z.string().optional() }).optional(),
        /** Why it was declined. */
        reason: z.string().optional(),
      }),
    ),
  }),
})

const unanswered = {
  'unknown-request': { status: 404, title: 'There is no such request' },
  'already-answered': { status: 409, title: 'This request has been answered already' },
} as const

export const arrangeMiniEventTalk = defineRoute({
  id: 'arrangeMiniEventTalk',
  method: 'PUT',
  path: '/api/v1/events/programmes/:programme/mini-event-requests/:request/talk',
  action: 'gathering.plan',
  summary: 'Arrange a talk with those who asked for a mini event, or move it',
  params: z.strictObject({ programme: Slug, request: Id }),
  body: z.strictObject({ startsAt: Moment, minutes: z.int().min(5).max(480), place: typedText(500) }),
  answer: z.strictObject({ request: Id }),
  problems: { ...unanswered, 'in-the-past': { status: 422, title: 'The talk must lie ahead' } },
})

export const declineMiniEvent = defineRoute({
  id: 'declineMiniEvent',
  method: 'POST',
  path: '/api/v1/events/programmes/:programme/mini-event-requests/:request/refusal',
  action: 'gathering.plan',
  summary: 'Decline a request with a reason',
  params: z.strictObject({ programme: Slug, request: Id }),
  body: z.strictObject({ reason: typedText(2_000) }),
  answer: z.strictObject({ request: Id }),
  problems: unanswered,
})
