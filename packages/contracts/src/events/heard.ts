import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Moment, typedText } from '../values.ts'
import { type GatheringKind, Reach } from './facts.ts'
import { gatheringBase, OneGathering, unknownGathering } from './gathering.ts'

/** What was heard, in Markdown and one language. */
export const HeardWords = z.strictObject({ language: Language, summary: typedText(20_000) })
export type HeardWords = z.infer<typeof HeardWords>

const DAY_MS = 86_400_000
/** What was heard at a gathering is told within four weeks. */
const HEARD_WITHIN_DAYS = 28
const heardAt: readonly GatheringKind[] = ['hear-me', 'mini', 'workshop']

/** The day by which it is told what was heard at a gathering; nothing where nobody listens. */
export const heardBy = (kind: GatheringKind, endsAt: string): string | undefined =>
  heardAt.includes(kind) ? new Date(Date.parse(endsAt) + HEARD_WITHIN_DAYS * DAY_MS).toISOString().slice(0, 10) : undefined

export const showHeard = defineRoute({
  id: 'showHeard',
  method: 'GET',
  path: `${gatheringBase}/:gathering/heard`,
  action: 'public',
  summary: 'What was heard at a gathering, or by which day that is promised; how many came, as it was when it was first told',
  params: OneGathering,
  answer: z.strictObject({
    /** The day it is promised for; left out where nobody listens. */
    by: Day.optional(),
    told: z.strictObject({ at: Moment, changedAt: Moment, summary: LocalText, reach: Reach }).optional(),
  }),
  problems: unknownGathering,
})

export const publishHeard = defineRoute({
  id: 'publishHeard',
  method: 'PUT',
  path: `${gatheringBase}/:gathering/heard`,
  action: 'gathering.plan',
  summary:
    'Tell what was heard at a gathering; how many came is frozen with the first telling, and whoever came and left an e-mail address hears of that',
  params: OneGathering,
  body: HeardWords,
  answer: z.strictObject({ gathering: Id }),
  problems: {
    ...unknownGathering,
    'not-over-yet': { status: 409, title: 'This gathering is not over yet' },
    'already-cancelled': { status: 409, title: 'This gathering is cancelled' },
    'nobody-listens': { status: 409, title: 'At a stall or a board meeting nothing is listened to for this page' },
  },
})

export const showReach = defineRoute({
  id: 'showReach',
  method: 'GET',
  path: `${gatheringBase}/:gathering/reach`,
  action: 'gathering.plan',
  summary: 'How many had a place and came, and what the public would see of it now; opens nothing of anybody',
  params: OneGathering,
  answer: z.strictObject({
    places: z.int().min(0),
    arrived: z.int().min(0),
    /** Without registering, on paper and by devices together. */
    walkIns: z.int().min(0),
    reach: Reach,
  }),
  problems: unknownGathering,
})
