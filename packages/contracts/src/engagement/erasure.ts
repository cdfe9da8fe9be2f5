import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { PartProcess } from '../platform/installation-facts.ts'
import { Id, Moment, Slug } from '../values.ts'
import { ErasedStore, ErasureAsker, ErasureWay } from './erasure-facts.ts'
import { ReceiptCode } from './share-story.ts'

/** `started`: also while the check has not been made everywhere. `unverified`: everything answered that it is purged, and the check still found something. */
export const ErasureState = z.enum(['requested', 'held', 'started', 'unverified', 'erased'])
export type ErasureState = z.infer<typeof ErasureState>

const Asked = z.strictObject({ erasure: Id, state: ErasureState })

export const eraseMyContribution = defineRoute({
  id: 'eraseMyContribution',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/erasure',
  action: 'public',
  summary: 'Erase what the holder of this receipt told us; asked again it answers how far that is',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: Asked,
  problems: { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } },
})

export const eraseContribution = defineRoute({
  id: 'eraseContribution',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/contributions/:contribution/erasure',
  action: 'erasure.run',
  summary: 'Erase the person behind a contribution, an enquiry or an application, who asked for it in this way and was identified',
  params: z.strictObject({ programme: Slug, contribution: Id }),
  body: z.strictObject({ way: ErasureWay }),
  answer: Asked,
})

/** One erasure as staff see it: ids and dates, nothing about the person. */
export const ErasureView = z
  .strictObject({
    erasure: Id,
    contribution: Id,
    by: ErasureAsker,
    way: ErasureWay.optional(),
    purposes: z.union([z.literal('all'), z.array(Slug)]),
    state: ErasureState,
    requestedAt: Moment,
    /** Open for longer than an hour without a hold: somebody has to look. */
    late: z.boolean(),
    hold: Id.optional(),
    /** Stores that have not answered yet. */
    waitingFor: z.array(ErasedStore),
    /** Where parts run apart, each process with a data folder: what it found left there, or `awaited` where it has not looked yet. */
    checks: z.array(z.strictObject({ ...PartProcess.shape, found: z.union([z.literal('awaited'), z.array(ErasedStore)]) })),
    steps: z.array(
      z.strictObject({
        what: z.enum([
          'requested',
          'held',
          'started',
          'recipients-collected',
          'intended',
          'store-purged',
          'recipient-told',
          'part-checked',
          'part-found',
          'unverified',
          'subject-erased',
        ]),
        at: Moment,
        /** A store, a recipient, or the part that a process belongs to. */
        name: Slug.optional(),
      }),
    ),
    horizon: Moment.optional(),
  })
  .meta({ id: 'ErasureView' })
export type ErasureView = z.infer<typeof ErasureView>

export const DrillView = z.strictObject({ drill: z.enum(['erasure', 'restore']), outcome: z.enum(['passed', 'failed']), at: Moment })
export type DrillView = z.infer<typeof DrillView>

export const listErasures = defineRoute({
  id: 'listErasures',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/erasures',
  action: 'erasure.view',
  summary: 'The newest 500 erasures of a programme with their steps, and the last drill of each kind',
  params: z.strictObject({ programme: Slug }),
  answer: z.strictObject({ erasures: z.array(ErasureView), drills: z.array(DrillView) }),
})
