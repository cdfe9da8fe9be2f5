import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment } from '../values.ts'
import { InProgramme } from './values.ts'
import { WithdrawnBecause, Wording } from './wording.ts'

/** What a published text is part of: the id is that of the recommendation or commitment, or of the report's edition. */
export const WordingOf = z.enum(['recommendation', 'commitment', 'report'])
export type WordingOf = z.infer<typeof WordingOf>

/** Which text it is, in the order a recommendation, a promise and a report have them. */
export const WordingPart = z.enum([
  'title',
  'text',
  'reasons',
  'why',
  'withdrawal',
  'strength',
  'reply',
  'cannot-wait',
  'measure',
  'owner-role',
  'source',
  'milestone',
  'reason',
  'note',
  'outcome',
  'link',
  'file',
  'verdict-note',
  'summary',
  'easy-read',
  'objective',
])
export type WordingPart = z.infer<typeof WordingPart>

/** One published text. `ref` names its vault row; `at` is when it was recorded. */
export const PublishedWording = z
  .strictObject({ ref: Id, of: WordingOf, id: Id, part: WordingPart, at: Moment, words: Wording })
  .meta({ id: 'PublishedWording' })
export type PublishedWording = z.infer<typeof PublishedWording>

export const listWordings = defineRoute({
  id: 'listWordings',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/wordings',
  action: 'wording.withdraw',
  summary:
    'Every published text of recommendations, answers, promises, progress and reports, and what files are called, oldest first; those of one with its id',
  params: InProgramme,
  query: z.strictObject({ id: Id.optional() }),
  answer: z.strictObject({ wordings: z.array(PublishedWording) }),
})

export const withdrawWording = defineRoute({
  id: 'withdrawWording',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/wordings/:ref/withdraw',
  action: 'wording.withdraw',
  summary:
    'Withdraw one published text for good, and the file that it names: pages say that it was withdrawn, when and why, and the vault erases it. Done again it changes nothing',
  params: InProgramme.extend({ ref: Id }),
  body: z.strictObject({ reason: WithdrawnBecause }),
  status: 204,
  answer: z.undefined(),
  problems: { 'unknown-wording': { status: 404, title: 'There is no such published text in this programme' } },
})
