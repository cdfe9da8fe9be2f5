import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { AgreedWords } from '../engagement/programme-facts.ts'
import { PublicCount } from '../reporting/values.ts'
import { Day, Id, Moment, Sealed, Slug } from '../values.ts'

export const GatheringKind = z.enum(['hear-me', 'mini', 'workshop', 'stall', 'board'])
export type GatheringKind = z.infer<typeof GatheringKind>
/** Where people come together: in one place, from home, or both. */
export const Meeting = z.enum(['venue', 'online', 'mixed'])
export type Meeting = z.infer<typeof Meeting>
/** What a place has for people who need it. */
export const AccessFact = z.enum([
  'step-free',
  'accessible-toilet',
  'hearing-loop',
  'bsl',
  'interpreter',
  'quiet-room',
  'prayer-room',
  'baby-change',
  'childcare',
  'parking',
  'bus',
  'food',
])
export type AccessFact = z.infer<typeof AccessFact>
/** What is looked at before people come: risks, and that nobody comes to harm. */
export const PlanCheck = z.enum([
  'risks-assessed',
  'safeguarding-lead-there',
  'first-aid-there',
  'fire-exits-known',
  'photographs-agreed',
  'support-to-hand',
  'insurance',
])
export type PlanCheck = z.infer<typeof PlanCheck>

/** What somebody may let happen at a gathering, and does not unless they say so. */
export const Permission = z.enum(['photographs', 'named-sharing'])
export type Permission = z.infer<typeof Permission>

/** How it was there, for somebody who came. */
export const Rating = z.enum(['very-good', 'good', 'neither', 'poor', 'very-poor'])
export type Rating = z.infer<typeof Rating>
/** Whether somebody felt heard there. */
export const FeltHeard = z.enum(['yes', 'partly', 'no'])
export type FeltHeard = z.infer<typeof FeltHeard>
/** Whether what somebody needed was there. */
export const NeedsMet = z.enum(['yes', 'partly', 'no', 'none'])
export type NeedsMet = z.infer<typeof NeedsMet>
/** What somebody who came chose; each may be left out. */
export const chosenOfEvaluation = { overall: Rating.optional(), heard: FeltHeard.optional(), needs: NeedsMet.optional() }

/** How many came, and how many of them said they are of which community, as far as it may be known. */
export const Reach = z.strictObject({ came: PublicCount, communities: z.array(z.strictObject({ community: Slug, people: PublicCount })) })
export type Reach = z.infer<typeof Reach>

const gathering = { programme: Slug, gathering: Id }
const request = { programme: Slug, request: Id }
const registration = { ...gathering, registration: Id }
/** How many people may come; without a number nobody needs to register. */
export const Capacity = z.int().min(1).max(5_000)
/** A person and whom they bring. */
export const People = z.int().min(1).max(6)

/** What everybody may know of a gathering. Words are published wording (GatheringWords) with the programme as subject; no communities: it is for all of them. */
const announcedPlan = {
  programme: Slug,
  kind: GatheringKind,
  startsAt: Moment,
  endsAt: Moment,
  communities: z.array(Slug),
  /** Left out where it was not said. */
  meeting: Meeting.optional(),
  access: z.array(AccessFact),
  capacity: Capacity.optional(),
  words: Sealed,
}
const announced = { ...announcedPlan, gathering: Id }
/** `details` holds RegistrationDetails and `needs` what the person needs there, both sealed for the purpose `event-care` of `person`. */
const registered = { people: People, details: Sealed, needs: Sealed }

export const eventsFacts = defineFacts({
  /** `series`: the same for those that were announced together. */
  GatheringAnnounced: { version: 3, data: z.strictObject({ ...announced, request: Id.optional(), series: Id.optional() }) },
  /** A gathering, as it is now, is kept for announcing others like it. `name` is wording that only staff see; `words` is that of the gathering. */
  TemplateKept: { version: 1, data: z.strictObject({ ...announcedPlan, template: Id, name: Sealed }) },
  TemplateDropped: { version: 1, data: z.strictObject({ programme: Slug, template: Id }) },
  /** All of it anew; `sequence` counts the changes. */
  GatheringChanged: { version: 1, data: z.strictObject({ ...announced, sequence: z.int().min(1) }) },
  GatheringCancelled: { version: 1, data: z.strictObject({ ...gathering, reason: Sealed }) },
  /** What staff prepare; `words` (PlanWords) is sealed for the purpose `event-planning` of `subject`. Before there was one it was wording of the programme. */
  GatheringPrepared: {
    version: 2,
    data: z.strictObject({
      ...gathering,
      subject: Id.optional(),
      checked: z.array(PlanCheck),
      budget: z.int().min(0).max(1_000_000).optional(),
      words: Sealed,
    }),
  },
  /** Somebody registered: they have a place, or wait for one. */
  RegistrationMade: {
    version: 2,
    data: z.strictObject({ ...registration, person: Id, standing: z.enum(['in', 'waiting']), ...registered, consent: AgreedWords.optional() }),
  },
  RegistrationChanged: { version: 1, data: z.strictObject({ ...registration, ...registered }) },
  RegistrationCancelled: { version: 1, data: z.strictObject({ ...registration, person: Id, by: z.enum(['person', 'staff']) }) },
  /** A place became free for the next who waits; it is kept for them until then. */
  PlaceOffered: { version: 1, data: z.strictObject({ ...registration, until: Moment }) },
  PlaceAccepted: { version: 1, data: z.strictObject(registration) },
  PlaceLapsed: { version: 1, data: z.strictObject({ ...registration, person: Id }) },
  /** How many of a registration came; none: that somebody was ticked by mistake. `item`: the id that a device gave it, where one noted it. */
  ArrivalNoted: { version: 2, data: z.strictObject({ ...registration, people: z.int().min(0).max(6), item: Id.optional() }) },
  /**
   * Somebody let something happen or took that back, by these words, at `since`. The newest `since` holds. `registration`: theirs, or an id for whoever came
   * without one and has a code for this alone.
   */
  PermissionNoted: {
    version: 1,
    data: z.strictObject({ ...registration, person: Id, to: Permission, given: z.boolean(), since: Moment, consent: AgreedWords }),
  },
  /** What devices counted at the door: these came without registering, and so many said they are of these communities. Adds up; each item counts once. */
  DoorCounted: {
    version: 1,
    data: z.strictObject({
      ...gathering,
      items: z.array(Id).min(1),
      walkIns: z.int().min(0),
      communities: z.array(z.strictObject({ community: Slug, people: z.int().min(1) })),
    }),
  },
  /** How many came without registering, and how many of all there said they are of which community. The newest holds. */
  HeadcountNoted: {
    version: 1,
    data: z.strictObject({
      ...gathering,
      walkIns: z.int().min(0).max(5_000),
      communities: z.array(z.strictObject({ community: Slug, people: z.int().min(0).max(5_000) })),
    }),
  },
  /**
   * Somebody who came said how it was. `evaluation` is made with a key of the code of their receipt, or is random: no fact says which registration it is of.
   * `told.words` (EvaluationWords) is sealed for the purpose `event-feedback` of `told.person`.
   */
  EvaluationGiven: {
    version: 1,
    data: z.strictObject({
      ...gathering,
      evaluation: Id,
      by: z.enum(['receipt', 'link']),
      ...chosenOfEvaluation,
      told: z.strictObject({ person: Id, words: Sealed, consent: AgreedWords }).optional(),
    }),
  },
  EvaluationWithdrawn: { version: 1, data: z.strictObject({ ...gathering, evaluation: Id, person: Id.optional() }) },
  /** What was heard there is told. `promised`: the day it was promised for; `reach` stays as it is. `words` (HeardWords) is published wording. */
  HeardPublished: { version: 1, data: z.strictObject({ ...gathering, words: Sealed, promised: Day, reach: Reach }) },
  HeardChanged: { version: 1, data: z.strictObject({ ...gathering, words: Sealed }) },
  /** A community asks for a mini event at its own gathering. `details` holds MiniEventDetails, sealed for the purpose `enquiry` of `person`. */
  MiniEventRequested: { version: 1, data: z.strictObject({ ...request, person: Id, details: Sealed }) },
  /** A talk about it; arranged again when its time or place changes. `place` is sealed like the details. */
  MiniEventTalkArranged: {
    version: 1,
    data: z.strictObject({ ...request, startsAt: Moment, endsAt: Moment, place: Sealed, sequence: z.int().min(0) }),
  },
  MiniEventAgreed: { version: 1, data: z.strictObject({ ...request, gathering: Id }) },
  MiniEventDeclined: { version: 1, data: z.strictObject({ ...request, reason: Sealed }) },
})
export type EventsFact<T extends keyof typeof eventsFacts = keyof typeof eventsFacts> = FactOf<typeof eventsFacts, T>
