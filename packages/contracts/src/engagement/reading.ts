import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Slug } from '../values.ts'

const params = z.strictObject({ programme: Slug, contribution: Id })
const answer = z.strictObject({ contribution: Id })
const base = '/api/v1/engagement/programmes/:programme/contributions/:contribution' as const
const unknown = { 'unknown-contribution': { status: 404, title: 'There is no such contribution' } } as const

export const warnOfContent = defineRoute({
  id: 'warnOfContent',
  method: 'POST',
  path: `${base}/warning`,
  action: 'contribution.read',
  summary: 'Say that a contribution is hard to read, or that it is not: colleagues are warned before they open it',
  params,
  body: z.strictObject({ hard: z.boolean() }),
  answer,
  problems: unknown,
})

export const handOverReading = defineRoute({
  id: 'handOverReading',
  method: 'POST',
  path: `${base}/reading`,
  action: 'contribution.read',
  summary: 'Hand the reading of a contribution over to a colleague, or say that it is done',
  params,
  body: z.discriminatedUnion('act', [z.strictObject({ act: z.literal('hand-over'), to: Id }), z.strictObject({ act: z.literal('done') })]),
  answer,
  problems: {
    ...unknown,
    'not-a-colleague': { status: 422, title: 'This colleague may not read contributions of this programme' },
    'not-handed-over': { status: 409, title: 'This contribution was not handed over, or it is read already' },
  },
})

export const listReaders = defineRoute({
  id: 'listReaders',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/readers',
  action: 'contribution.read',
  summary: 'Who may read contributions of this programme, to hand one over',
  params: z.strictObject({ programme: Slug }),
  answer: z.strictObject({ colleagues: z.array(z.strictObject({ account: Id, name: z.string(), own: z.boolean() })) }),
})
