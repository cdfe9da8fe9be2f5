import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Sealed, Slug } from '../values.ts'

/** How soon somebody has to act; see `dueOf` in the engagement service for the hours. */
export const Urgency = z.enum(['immediate', 'today', 'this-week', 'routine'])
export type Urgency = z.infer<typeof Urgency>

/** How a concern came up: a resident asked to be called, also one who is too young to take part; or staff read, heard or met something. */
export const ConcernSource = z.enum(['call-asked', 'under-age', 'reading', 'enquiry', 'phone', 'in-person'])
export type ConcernSource = z.infer<typeof ConcernSource>

/** The steps of the protocol, in the order in which they are thought of. */
export const ProtocolStep = z.enum(['immediate-danger', 'safeguarding-lead', 'ground-to-share', 'refer', 'record', 'follow-up'])
export type ProtocolStep = z.infer<typeof ProtocolStep>

/** To whom a concern is handed over outside; who exactly is sealed. */
export const HandoverTo = z.enum(['police', 'ambulance', 'council-adults', 'council-children', 'nhs', 'gp', 'other'])
export type HandoverTo = z.infer<typeof HandoverTo>

/** What allows sharing: what the person agreed to, or UK GDPR Article 6(1)(c) and (d), or paragraph 18 of Schedule 1 to the Data Protection Act 2018. */
export const SharingGround = z.enum(['consent', 'vital-interests', 'legal-obligation', 'safeguarding-condition'])
export type SharingGround = z.infer<typeof SharingGround>

export const SupportAnswer = z.enum(['taken-up', 'declined', 'not-known'])
export type SupportAnswer = z.infer<typeof SupportAnswer>

export const CallOutcome = z.enum(['done', 'no-answer'])
export type CallOutcome = z.infer<typeof CallOutcome>

export const ConcernOutcome = z.enum([
  'safe',
  'handed-over',
  'support-taken-up',
  'help-declined',
  'cannot-be-reached',
  'no-concern',
  'call-cancelled',
])
export type ConcernOutcome = z.infer<typeof ConcernOutcome>

const one = { programme: Slug, concern: Id }

/**
 * Concerns about somebody's safety or wellbeing, in the stream `concern-<programme>.<concern>`. Words are sealed for the purpose `safeguarding` of the
 * subject `person`; how to reach somebody who asked for a call, of the subject `asker`, so that it can be erased alone.
 */
export const concernFacts = defineFacts({
  ConcernRaised: {
    version: 1,
    data: z.strictObject({
      ...one,
      source: ConcernSource,
      urgency: Urgency,
      person: Id,
      details: Sealed.optional(),
      asker: Id.optional(),
      contact: Sealed.optional(),
      contribution: Id.optional(),
      enquiry: Id.optional(),
    }),
  },
  /** Looked at and ranked anew; its time counts from here. */
  ConcernTriaged: { version: 1, data: z.strictObject({ ...one, urgency: Urgency }) },
  /** Taken, or handed over to a colleague, by account. */
  ConcernAssigned: { version: 1, data: z.strictObject({ ...one, to: Id }) },
  /** Given back: nobody looks after it now. */
  ConcernReleased: { version: 1, data: z.strictObject(one) },
  ProtocolStepDone: { version: 1, data: z.strictObject({ ...one, step: ProtocolStep, note: Sealed.optional() }) },
  /** Something was shared outside: with whom exactly and what is sealed in `note`. */
  ConcernHandedOver: { version: 1, data: z.strictObject({ ...one, to: HandoverTo, ground: SharingGround, note: Sealed }) },
  /** `support`: an entry of the programme's support, or of the support directory. */
  SupportOffered: { version: 1, data: z.strictObject({ ...one, support: Slug, answer: SupportAnswer }) },
  FollowUpPlanned: { version: 1, data: z.strictObject({ ...one, on: Day }) },
  FollowUpCalled: { version: 1, data: z.strictObject({ ...one, outcome: CallOutcome, next: Day.optional(), note: Sealed.optional() }) },
  /** Whoever asked to be called does not want it any more; how to reach them is erased. */
  CallCancelled: { version: 1, data: z.strictObject(one) },
  ConcernClosed: { version: 1, data: z.strictObject({ ...one, outcome: ConcernOutcome, note: Sealed.optional() }) },
  ConcernReopened: { version: 1, data: z.strictObject({ ...one, note: Sealed }) },
})
export type ConcernFact<T extends keyof typeof concernFacts = keyof typeof concernFacts> = FactOf<typeof concernFacts, T>

/** Hard content, and whom a contribution was handed to. Stream `reading-<programme>.<contribution>`. */
export const readingFacts = defineFacts({
  /** Somebody who read it says that it is hard to read; colleagues are warned before they open it. */
  ContentWarned: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id }) },
  ContentWarningLifted: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id }) },
  /** Somebody would rather that a colleague reads it, by account. */
  ReadingHandedOver: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id, to: Id }) },
  ReadingDone: { version: 1, data: z.strictObject({ programme: Slug, contribution: Id }) },
})
export type ReadingFact<T extends keyof typeof readingFacts = keyof typeof readingFacts> = FactOf<typeof readingFacts, T>
