import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Slug } from '../values.ts'
import { SignpostingChannel } from './referral-facts.ts'

const InProgramme = z.strictObject({ programme: Slug })
const path = '/api/v1/engagement/programmes/:programme/signposting' as const

export const recordSignposting = defineRoute({
  id: 'recordSignposting',
  method: 'POST',
  path,
  action: 'signposting.record',
  summary: 'Record that somebody was pointed to services: which, how and when, and nothing of the person',
  params: InProgramme,
  body: z.strictObject({
    services: z.array(Id).min(1, { error: 'Choose at least one service' }).max(20),
    channel: SignpostingChannel,
    on: Day,
  }),
  status: 201,
  answer: z.strictObject({ recorded: z.int() }),
  problems: {
    'unknown-piece': { status: 422, title: 'One of these services is not in the directory' },
    'not-within-a-year': { status: 422, title: 'The day must lie within the last year' },
  },
})

/** How often people were pointed to a service. */
export const SignpostingCount = z
  .strictObject({ piece: Id, service: z.string(), total: z.int(), byChannel: z.partialRecord(SignpostingChannel, z.int()) })
  .meta({ id: 'SignpostingCount' })
export type SignpostingCount = z.infer<typeof SignpostingCount>

export const signpostingCounts = defineRoute({
  id: 'signpostingCounts',
  method: 'GET',
  path,
  action: 'signposting.view',
  summary: 'How often people were pointed to each service, all in all and by channel',
  params: InProgramme,
  answer: z.strictObject({ counts: z.array(SignpostingCount) }),
})

export const publicSignposting = defineRoute({
  id: 'publicSignposting',
  method: 'GET',
  path: `${path}/public`,
  action: 'public',
  summary: 'How often people were pointed to services: counts under 10 are withheld, others rounded to 5',
  params: InProgramme,
  answer: z.strictObject({ counts: z.array(z.strictObject({ piece: Id, service: z.string(), about: z.int() })), withheld: z.boolean() }),
})
