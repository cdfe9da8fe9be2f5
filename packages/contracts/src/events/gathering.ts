import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Language, LocalText, Moment, Slug, typedText } from '../values.ts'
import { GatheringKind } from './facts.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneGathering = z.strictObject({ programme: Slug, gathering: Id })

/** What a gathering's page says, in one language. */
export const GatheringWords = z.strictObject({ language: Language, title: typedText(200), place: typedText(500), about: typedText(5_000) })
export type GatheringWords = z.infer<typeof GatheringWords>

const times = { startsAt: Moment, endsAt: Moment }

export const announceGathering = defineRoute({
  id: 'announceGathering',
  method: 'POST',
  path: '/api/v1/events/programmes/:programme/gatherings',
  action: 'gathering.plan',
  summary: 'Announce a Hear Me event, mini event or workshop; with `request`, as the answer to a community that asked',
  params: InProgramme,
  body: z.strictObject({ kind: GatheringKind, ...times, words: GatheringWords, request: Id.optional() }),
  status: 201,
  answer: z.strictObject({ gathering: Id }),
  problems: {
    'ends-before-it-starts': { status: 422, title: 'The end must lie after the start' },
    'already-announced': { status: 409, title: 'This gathering has been announced already' },
    'unknown-request': { status: 404, title: 'There is no such request' },
    'already-answered': { status: 409, title: 'This request has been answered already' },
  },
})

export const cancelGathering = defineRoute({
  id: 'cancelGathering',
  method: 'POST',
  path: '/api/v1/events/programmes/:programme/gatherings/:gathering/cancellation',
  action: 'gathering.plan',
  summary: 'Cancel a gathering and say why; it stays listed as cancelled',
  params: OneGathering,
  body: z.strictObject({ language: Language, reason: typedText(2_000) }),
  answer: z.strictObject({ gathering: Id }),
  problems: {
    'unknown-gathering': { status: 404, title: 'There is no such gathering' },
    'already-cancelled': { status: 409, title: 'This gathering is cancelled already' },
  },
})

export const GatheringView = z
  .strictObject({
    gathering: Id,
    kind: GatheringKind,
    ...times,
    title: LocalText,
    place: LocalText,
    about: LocalText,
    cancelled: LocalText.optional(),
  })
  .meta({ id: 'Gathering' })
export type GatheringView = z.infer<typeof GatheringView>

export const listGatherings = defineRoute({
  id: 'listGatherings',
  method: 'GET',
  path: '/api/v1/events/programmes/:programme/gatherings',
  action: 'public',
  summary: 'Gatherings of a programme, by start',
  params: InProgramme,
  answer: z.strictObject({ gatherings: z.array(GatheringView) }),
})
