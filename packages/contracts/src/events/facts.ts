import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Id, Moment, Sealed, Slug } from '../values.ts'

export const GatheringKind = z.enum(['hear-me', 'mini', 'workshop'])
export type GatheringKind = z.infer<typeof GatheringKind>
const gathering = { programme: Slug, gathering: Id }
const request = { programme: Slug, request: Id }

export const eventsFacts = defineFacts({
  /** Words are published wording (GatheringWords) with the programme as subject. */
  GatheringAnnounced: {
    version: 1,
    data: z.strictObject({ ...gathering, kind: GatheringKind, startsAt: Moment, endsAt: Moment, words: Sealed, request: Id.optional() }),
  },
  GatheringCancelled: { version: 1, data: z.strictObject({ ...gathering, reason: Sealed }) },
  /** A community asks for a mini event at its own gathering. `details` holds MiniEventDetails, sealed for the purpose `enquiry` of `person`. */
  MiniEventRequested: { version: 1, data: z.strictObject({ ...request, person: Id, details: Sealed }) },
  MiniEventAgreed: { version: 1, data: z.strictObject({ ...request, gathering: Id }) },
  MiniEventDeclined: { version: 1, data: z.strictObject({ ...request, reason: Sealed }) },
})
export type EventsFact<T extends keyof typeof eventsFacts = keyof typeof eventsFacts> = FactOf<typeof eventsFacts, T>
