import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Moment, Slug, typedText } from '../values.ts'
import { AccessFact, Capacity, GatheringKind, Meeting, PlanCheck } from './facts.ts'

const InProgramme = z.strictObject({ programme: Slug })
export const OneGathering = z.strictObject({ programme: Slug, gathering: Id })
export const gatheringBase = '/api/v1/events/programmes/:programme/gatherings' as const

/** A part of the day. */
export const DayPartKind = z.enum(['speaker', 'activity', 'listening', 'break', 'prayer', 'food'])
export type DayPartKind = z.infer<typeof DayPartKind>
/** `time`: when it begins, by the clock on the wall there. */
export const DayPart = z.strictObject({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Enter a time, such as 09:30' }),
  kind: DayPartKind,
  title: typedText(200),
})
export type DayPart = z.infer<typeof DayPart>

/** What a gathering's page says, in one language. */
export const GatheringWords = z.strictObject({
  language: Language,
  title: typedText(200),
  place: typedText(500),
  about: typedText(5_000),
  /** The programme of the day, in its order. */
  parts: z.array(DayPart).max(30).optional(),
  /** More about the day, in own words. */
  agenda: typedText(3_000).optional(),
  /** How to get in and about, beside the facts. */
  access: typedText(2_000).optional(),
})
export type GatheringWords = z.infer<typeof GatheringWords>

const times = { startsAt: Moment, endsAt: Moment }
/** What a gathering is for everybody. */
export const GatheringBody = z.strictObject({
  kind: GatheringKind,
  ...times,
  communities: z.array(Slug).max(50).default([]),
  meeting: Meeting.optional(),
  access: z.array(AccessFact).default([]),
  capacity: Capacity.optional(),
  words: GatheringWords,
})
export type GatheringBody = z.infer<typeof GatheringBody>

export const unknownGathering = { 'unknown-gathering': { status: 404, title: 'There is no such gathering' } } as const
const ofTheBody = {
  'ends-before-it-starts': { status: 422, title: 'The end must lie after the start' },
  'unknown-community': { status: 422, title: 'This programme has no such community' },
} as const
const cancelledAlready = { 'already-cancelled': { status: 409, title: 'This gathering is cancelled already' } } as const

export const announceGathering = defineRoute({
  id: 'announceGathering',
  method: 'POST',
  path: gatheringBase,
  action: 'gathering.plan',
  summary:
    'Announce a gathering; with `request`, as the answer to a community that asked; with `capacity`, people register for it; with `more`, a series of which each is a gathering of its own',
  params: InProgramme,
  /** `more`: when the others of the series are. */
  body: GatheringBody.extend({ request: Id.optional(), more: z.array(z.strictObject(times)).min(1).max(51).optional() }),
  status: 201,
  answer: z.strictObject({ gathering: Id, series: Id.optional() }),
  problems: {
    ...ofTheBody,
    'already-announced': { status: 409, title: 'This gathering has been announced already' },
    'unknown-request': { status: 404, title: 'There is no such request' },
    'already-answered': { status: 409, title: 'This request has been answered already' },
  },
})

const isOverNow = { 'gathering-over': { status: 409, title: 'This gathering is over; it stays as it was' } } as const

export const changeGathering = defineRoute({
  id: 'changeGathering',
  method: 'PUT',
  path: `${gatheringBase}/:gathering`,
  action: 'gathering.plan',
  summary:
    'Change a gathering that is announced, or with `following` all of its series that come after it too, each moved as far; whoever registered with an e-mail address is told, and calendars take it over',
  params: OneGathering,
  body: GatheringBody.extend({ following: z.boolean().default(false) }),
  /** `unchanged`: those of the series that stay as they are: they have more people than would fit, would end before they start, are cancelled or over. */
  answer: z.strictObject({ gathering: Id, unchanged: z.array(Id) }),
  problems: {
    ...unknownGathering,
    ...cancelledAlready,
    ...ofTheBody,
    ...isOverNow,
    'capacity-too-small': { status: 409, title: 'More people have a place already; choose a number that is not smaller' },
  },
})

export const cancelGathering = defineRoute({
  id: 'cancelGathering',
  method: 'POST',
  path: `${gatheringBase}/:gathering/cancellation`,
  action: 'gathering.plan',
  summary:
    'Cancel a gathering and say why, or with `following` all of its series that come after it too; each stays listed as cancelled, and whoever registered for it with an e-mail address is told once',
  params: OneGathering,
  body: z.strictObject({ language: Language, reason: typedText(2_000), following: z.boolean().default(false) }),
  /** `following`: those of the series that are cancelled with it. */
  answer: z.strictObject({ gathering: Id, following: z.array(Id) }),
  problems: { ...unknownGathering, ...cancelledAlready, ...isOverNow },
})

export const GatheringRole = z.enum(['host', 'speaker', 'connector', 'champion', 'interpreter', 'note-taker', 'someone-to-turn-to'])
export type GatheringRole = z.infer<typeof GatheringRole>

/** What staff write to prepare; nobody else sees it. */
export const PlanWords = z.strictObject({
  roles: z.array(z.strictObject({ role: GatheringRole, who: typedText(300) })).max(20),
  risks: typedText(5_000).optional(),
  notes: typedText(5_000).optional(),
})
export type PlanWords = z.infer<typeof PlanWords>

const Preparation = z.strictObject({
  checked: z.array(PlanCheck),
  /** Whole pounds. */
  budget: z.int({ error: 'Enter whole pounds, such as 250' }).min(0).max(1_000_000).optional(),
  words: PlanWords,
})

export const prepareGathering = defineRoute({
  id: 'prepareGathering',
  method: 'PUT',
  path: `${gatheringBase}/:gathering/preparation`,
  action: 'gathering.plan',
  summary: 'Keep who does what, the budget, the risks and the checks of a gathering; not public',
  params: OneGathering,
  body: Preparation,
  answer: z.strictObject({ gathering: Id }),
  problems: unknownGathering,
})

export const showPreparation = defineRoute({
  id: 'showPreparation',
  method: 'GET',
  path: `${gatheringBase}/:gathering/preparation`,
  action: 'gathering.plan',
  summary: 'Who does what, the budget, the risks and the checks of a gathering',
  params: OneGathering,
  answer: z.strictObject({ preparation: Preparation.optional() }),
})

export const GatheringView = z
  .strictObject({
    gathering: Id,
    kind: GatheringKind,
    ...times,
    communities: z.array(Slug),
    meeting: Meeting.optional(),
    access: z.array(AccessFact),
    capacity: Capacity.optional(),
    /** Whether there is a place now; left out where nobody registers. */
    places: z.enum(['free', 'full']).optional(),
    /** How often it was changed, its cancellation included, and when that was last. */
    sequence: z.int(),
    changedAt: Moment,
    title: LocalText,
    place: LocalText,
    about: LocalText,
    /** In the language of the title. */
    parts: z.array(DayPart),
    agenda: LocalText.optional(),
    /** What its gatherings are told by, where it is one of a series. */
    series: Id.optional(),
    accessNote: LocalText.optional(),
    cancelled: LocalText.optional(),
    /** The day by which it is told what was heard there; left out where nobody listens. */
    heardBy: Day.optional(),
    /** When that was told first. */
    heardAt: Moment.optional(),
  })
  .meta({ id: 'Gathering' })
export type GatheringView = z.infer<typeof GatheringView>

export const listGatherings = defineRoute({
  id: 'listGatherings',
  method: 'GET',
  path: gatheringBase,
  action: 'public',
  summary: 'Gatherings of a programme, by start',
  params: InProgramme,
  answer: z.strictObject({ gatherings: z.array(GatheringView) }),
})
