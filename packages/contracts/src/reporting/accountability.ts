import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { seenBy } from '../seen-by.ts'
import { Day, Id, Moment, Slug } from '../values.ts'
import { OneCommitment } from './commitment-place.ts'
import { ContributionOrigin } from './contributions.ts'
import { PublishedFile } from './published-file.ts'
import { OneRecommendation } from './recommendation.ts'
import {
  CheckedBy,
  CitedExcerpt,
  ClaimLevel,
  EvidenceStrength,
  InProgramme,
  Priority,
  ProgressState,
  PublicCount,
  ResponseAnswer,
  ThemeId,
  Verdict,
  VerdictBy,
  VerdictCounts,
} from './values.ts'
import { Wording } from './wording.ts'

const step = { at: Moment }
/** `organisation` is the one addressed; `by` acted: the same or its successor. */
const acting = { organisation: Slug, by: Slug }
/** One thing that happened to a recommendation; `at` is when it was recorded. What happened to the draft is told once it is public. */
export const RecommendationStep = z.discriminatedUnion('what', [
  z.strictObject({ ...step, what: z.literal('draft-sent'), organisations: z.array(Slug), replyBy: Day }),
  z.strictObject({ ...step, what: z.literal('draft-replied'), ...acting }),
  z.strictObject({ ...step, what: z.literal('draft-check-asked'), round: z.int().min(1), from: z.array(VerdictBy), until: Day }),
  z.strictObject({ ...step, what: z.literal('draft-check-closed'), round: z.int().min(1), counts: CheckedBy }),
  /** The draft was changed after it had been sent or put to people to check, or in its priority or strength. */
  z.strictObject({
    ...step,
    what: z.literal('draft-changed'),
    priority: z.strictObject({ from: Priority, to: Priority }).optional(),
    strength: z.strictObject({ from: EvidenceStrength, to: EvidenceStrength }).optional(),
  }),
  z.strictObject({ ...step, what: z.literal('published'), askedOn: Day, dueBy: Day, cannotWait: Wording.optional() }),
  z.strictObject({ ...step, what: z.literal('answered'), ...acting, answer: ResponseAnswer, text: Wording, reasons: Wording.optional() }),
  z.strictObject({
    ...step,
    what: z.literal('answer-amended'),
    ...acting,
    answer: ResponseAnswer,
    text: Wording,
    reasons: Wording.optional(),
    why: Wording,
  }),
  z.strictObject({ ...step, what: z.literal('silent'), organisation: Slug, since: Day }),
  z.strictObject({ ...step, what: z.literal('withdrawn'), reason: Wording }),
])
export type RecommendationStep = z.infer<typeof RecommendationStep>

/** Where a recommendation stands with one of the organisations asked. `silent`: no answer, and the day for it has passed. */
export const RecommendationStanding = z.enum(['draft', 'awaiting', 'silent', 'accepted', 'accepted-in-part', 'declined', 'withdrawn'])
export type RecommendationStanding = z.infer<typeof RecommendationStanding>

/** The name of a theme that recommendations rest on. */
export const ThemeName = z.strictObject({ theme: ThemeId, name: Wording })
export type ThemeName = z.infer<typeof ThemeName>

/** One of the organisations asked, with its current answer. Those of a draft all stand as a draft, those of a withdrawn one as withdrawn. */
export const AskedOf = z
  .strictObject({
    organisation: Slug,
    standing: RecommendationStanding,
    response: z.strictObject({ by: Slug, answer: ResponseAnswer, text: Wording, reasons: Wording.optional() }).optional(),
  })
  .meta({ id: 'AskedOf' })
export type AskedOf = z.infer<typeof AskedOf>

type Asking = { readonly asked: readonly Pick<AskedOf, 'standing'>[] }
const all =
  (standing: RecommendationStanding) =>
  ({ asked }: Asking): boolean =>
    asked.every((each) => each.standing === standing)
export const isDraft = all('draft')
export const isWithdrawn = all('withdrawn')

/** What the writer makes of it: how soon it should be followed, and how much speaks for it. */
const weighed = {
  priority: Priority.optional(),
  strength: z.strictObject({ level: EvidenceStrength, because: Wording }).optional(),
}

/** A check of the draft by residents or champions; `changed`: the draft was changed after it was asked for. */
const DraftCheck = z.strictObject({
  round: z.int().min(1),
  from: z.array(VerdictBy).min(1),
  on: Day,
  until: Day,
  changed: z.boolean(),
  /** Once it is closed. */
  closed: z.strictObject({ on: Day, counts: CheckedBy }).optional(),
})
export type DraftCheck = z.infer<typeof DraftCheck>

const recommendation = {
  id: Id,
  /** Each organisation that it is addressed to, in the order they were named. */
  asked: z.array(AskedOf).min(1),
  objective: Slug.optional(),
  ...weighed,
  themes: z.array(ThemeId),
  title: Wording,
  text: Wording,
  dueBy: Day.optional(),
  /** What organisations said of the draft and agreed to have shown; `earlier`: of the draft before its last change. */
  replies: z.array(z.strictObject({ ...acting, text: Wording, earlier: z.boolean().default(false) })),
  /** The oldest first; reports that were kept before there were any have none. */
  checks: z.array(DraftCheck).default([]),
  history: z.array(RecommendationStep),
  commitments: z.array(Id),
}
/**
 * A recommendation as the public sees it. `people`: how many stand behind it, frozen when it or the last report was published.
 * `counted`: the day of that number, where the reports since then could not show a newer one.
 */
export const PublicRecommendation = z.strictObject({ ...recommendation, people: PublicCount, counted: Day.optional() }).meta({ id: 'Recommendation' })
export type PublicRecommendation = z.infer<typeof PublicRecommendation>

/** A reply to a draft, the newest of an organisation; `earlier`: to the draft before its last change. */
const DraftReply = z.strictObject({ at: Moment, by: Slug, text: Wording, mayShow: z.boolean(), earlier: z.boolean() })

/** A recommendation as staff see it, drafts too, with exact counts. `redrafts` counts changes of the draft; `sent`: to whom the draft was sent, `earlier` before its last change. */
export const StaffRecommendation = z
  .strictObject({
    ...recommendation,
    people: z.int().min(0),
    contributions: z.int().min(0),
    sent: z.array(z.strictObject({ organisation: Slug, replyBy: Day, earlier: z.boolean(), reply: DraftReply.optional() })),
    excerpts: z.array(CitedExcerpt),
    redrafts: z.int().min(0),
  })
  .meta({ id: 'StaffRecommendation' })
export type StaffRecommendation = z.infer<typeof StaffRecommendation>

/** What residents or champions said one by one, counted on a day. `claim`: of which claim, the first is 1. */
const released = { from: VerdictBy, on: Day, claim: z.int().min(0), counts: VerdictCounts }

/** Pages and files that show what was done; reports that were kept before there were any have none. */
const shown = { links: z.array(Wording).default([]), files: z.array(PublishedFile).default([]) }
/** Claims in reports that were kept before there were levels are of all of it. */
export const ClaimedLevel = ClaimLevel.default('complete')
/** Where the programme found it, where it brought it in. */
const Brought = z.strictObject({ source: Wording })
const milestoneStep = { ...step, by: Slug, milestone: Id, text: Wording }

/** One thing that happened to a commitment. An amendment carries what changed and what it was before. */
export const CommitmentStep = z.discriminatedUnion('what', [
  z.strictObject({
    ...step,
    what: z.literal('made'),
    by: Slug,
    on: Day,
    due: Day,
    measure: Wording,
    text: Wording,
    ownerRole: Wording.optional(),
    brought: Brought.optional(),
  }),
  z.strictObject({
    ...step,
    what: z.literal('amended'),
    by: Slug,
    due: z.strictObject({ from: Day, to: Day }).optional(),
    measure: z.strictObject({ from: Wording, to: Wording }).optional(),
    text: z.strictObject({ from: Wording, to: Wording }).optional(),
    /** Promises from before roles had none to change from. */
    ownerRole: z.strictObject({ from: Wording.optional(), to: Wording }).optional(),
    reason: Wording,
  }),
  z.strictObject({ ...milestoneStep, what: z.literal('milestone-added'), due: Day }),
  z.strictObject({ ...milestoneStep, what: z.literal('milestone-moved'), due: z.strictObject({ from: Day, to: Day }), reason: Wording }),
  z.strictObject({ ...milestoneStep, what: z.literal('milestone-reached'), on: Day, due: Day }),
  z.strictObject({ ...milestoneStep, what: z.literal('milestone-dropped'), due: Day, reason: Wording }),
  z.strictObject({ ...step, what: z.literal('progress'), by: Slug, on: Day, state: ProgressState, note: Wording, ...shown }),
  z.strictObject({ ...step, what: z.literal('outcome-claimed'), by: Slug, on: Day, level: ClaimedLevel, text: Wording, ...shown }),
  z.strictObject({ ...step, what: z.literal('verdict'), from: VerdictBy, on: Day, verdict: Verdict, note: Wording.optional(), people: PublicCount }),
  z.strictObject({ ...step, what: z.literal('verdicts-released'), ...released }),
])
export type CommitmentStep = z.infer<typeof CommitmentStep>

/**
 * Where a commitment stands: `open` before its due day, `overdue` after it, also where the organisation says that little of it is there; `claimed` when the
 * organisation says that most or all of it is there, `confirmed` when every verdict since then is substantial or complete, `disputed` when one of them is
 * less than the organisation says. Released verdicts of residents or champions count as the least level at which a number is shown; one without any number
 * shown says neither.
 */
export const CommitmentStanding = z.enum(['open', 'overdue', 'claimed', 'confirmed', 'disputed'])
export type CommitmentStanding = z.infer<typeof CommitmentStanding>

/**
 * A step on the way, on a day: `missed` from the day after it was due, with nobody having said so. `on`: when it was reached. `earlier`: the days that it was
 * due before, the first one first.
 */
export const Milestone = z.strictObject({
  milestone: Id,
  state: z.enum(['open', 'missed', 'reached', 'dropped']),
  due: Day,
  text: Wording,
  on: Day.optional(),
  dropped: Wording.optional(),
  earlier: z.array(z.strictObject({ due: Day, reason: Wording })),
})
export type Milestone = z.infer<typeof Milestone>

export const PublicCommitment = z
  .strictObject({
    id: Id,
    standing: CommitmentStanding,
    /** The due day has passed, and it is neither claimed nor confirmed. A disputed one is overdue again. */
    overdue: z.boolean(),
    organisation: Slug,
    recommendation: Id.optional(),
    objective: Slug.optional(),
    madeOn: Day,
    due: Day,
    measure: Wording,
    text: Wording,
    /** The role that answers for it. */
    ownerRole: Wording.optional(),
    /** Missing where the organisation made it here. */
    brought: Brought.optional(),
    /** By the day they are due. */
    milestones: z.array(Milestone).default([]),
    /** The newest progress, and the newest verdict of each. */
    progress: z.strictObject({ on: Day, state: ProgressState, note: Wording, ...shown }).optional(),
    verdicts: z.array(z.strictObject({ from: VerdictBy, on: Day, verdict: Verdict, people: PublicCount })),
    /** How many claims there were; what is asked now is about the newest. */
    claims: z.int().min(0),
    /** The newest release of what residents said one by one, and of what champions said. */
    community: z.array(z.strictObject(released)),
    history: z.array(CommitmentStep),
  })
  .meta({ id: 'Commitment' })
export type PublicCommitment = z.infer<typeof PublicCommitment>

export const listRecommendations = defineRoute({
  id: 'listRecommendations',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/recommendations',
  action: 'accountability.view-drafts',
  summary: 'All recommendations of a programme, drafts too, newest first, and all commitments',
  params: InProgramme,
  answer: z.strictObject({ recommendations: z.array(StaffRecommendation), commitments: z.array(PublicCommitment) }),
})

/** What a theme gives a recommendation. `contributions`: the newest 100 of them; `listContributions` with the theme has all. */
const ThemeBehind = z.strictObject({ theme: ThemeId, name: Wording, people: z.int().min(0), contributions: z.int().min(0), newest: z.array(Id) })

export const recommendationEvidence = defineRoute({
  id: 'recommendationEvidence',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/evidence',
  action: 'analysis.view',
  summary: 'What a recommendation rests on: themes with their people and contributions, and excerpts of de-identified text',
  params: OneRecommendation,
  answer: z.strictObject({
    people: z.int().min(0),
    contributions: z.int().min(0),
    /** Contributions by where they came from, and people by the community that they gave. */
    origins: z.array(z.strictObject({ origin: ContributionOrigin, contributions: z.int().min(1) })),
    communities: z.array(z.strictObject({ community: Slug, people: z.int().min(1) })),
    themes: z.array(ThemeBehind),
    /** An excerpt has no text when its contribution was withdrawn. */
    excerpts: z.array(CitedExcerpt.extend({ text: seenBy('excerpt.read', z.string()) })),
  }),
})

/** A draft that an organisation was sent, for what it says of the facts. `changedAt`: when it was changed after that. */
export const DraftToReplyTo = z
  .strictObject({
    recommendation: Id,
    organisation: Slug,
    ...weighed,
    title: Wording,
    text: Wording,
    sentAt: Moment,
    replyBy: Day,
    changedAt: Moment.optional(),
    redrafts: z.int().min(0),
    reply: DraftReply.optional(),
  })
  .meta({ id: 'DraftToReplyTo' })
export type DraftToReplyTo = z.infer<typeof DraftToReplyTo>

export const addressedToUs = defineRoute({
  id: 'addressedToUs',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/addressed',
  action: 'addressed.view',
  summary: 'What is addressed to the caller’s organisations, or inherited by them, and what they promised; for staff, to all organisations',
  params: InProgramme,
  answer: z.strictObject({
    organisations: z.array(Slug),
    /** Drafts sent to organisations that the caller speaks for. */
    drafts: z.array(DraftToReplyTo),
    recommendations: z.array(PublicRecommendation),
    commitments: z.array(PublicCommitment),
    themes: z.array(ThemeName),
  }),
})

export const recommendationHistory = defineRoute({
  id: 'recommendationHistory',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/public-recommendations/:recommendation',
  action: 'public',
  summary: 'One published recommendation with everything that happened to it, and its commitments',
  params: OneRecommendation,
  answer: z.strictObject({ recommendation: PublicRecommendation, commitments: z.array(PublicCommitment), themes: z.array(ThemeName) }),
})

export const gatheringOutcomes = defineRoute({
  id: 'gatheringOutcomes',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/gatherings/:gathering/outcomes',
  action: 'public',
  summary:
    'Themes that several tables of a gathering spoke of, published recommendations that rest on what was said there, and what was promised for them',
  params: InProgramme.extend({ gathering: Id }),
  answer: z.strictObject({
    /** The day it is judged on. */
    today: Day,
    themes: z.array(ThemeName),
    recommendations: z.array(PublicRecommendation),
    commitments: z.array(PublicCommitment),
  }),
})

export const commitmentHistory = defineRoute({
  id: 'commitmentHistory',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/public-commitments/:commitment',
  action: 'public',
  summary: 'One commitment with everything that happened to it',
  params: OneCommitment,
  answer: z.strictObject({ commitment: PublicCommitment }),
})
