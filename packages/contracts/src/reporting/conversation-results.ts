import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Language, LocalText, Moment, Sha256, Slug } from '../values.ts'
import { AnswerChannel, countsWith } from './conversation-counts.ts'
import { Release } from './tables.ts'
import { InProgramme, PublicCount } from './values.ts'

const base = '/api/v1/reporting/programmes/:programme'
const params = InProgramme.extend({ conversation: Id })
const query = z.strictObject({ language: Language.default('en') })
const Named = z.strictObject({ id: Id, name: LocalText })

/** A question by its words, also one that is asked no more. */
const worded = { text: LocalText, options: z.array(Named), rows: z.array(Named) }
const WordedCounts = countsWith(worded)

/** Of a hundred people who were invited; nothing where their number is not known, is small, or the answers are withheld. */
const rate = z.int().min(0).max(100).nullable()

/** People of an audience who answered, by how; `invited`: how many were asked to, where staff know it. */
const AudienceResponses = z
  .strictObject({
    audience: Slug,
    people: PublicCount,
    invited: z.int().min(0).nullable(),
    rate,
    channels: z.array(z.strictObject({ channel: AnswerChannel, people: PublicCount, rate })),
  })
  .meta({ id: 'AudienceResponses' })
export type AudienceResponses = z.infer<typeof AudienceResponses>

export const conversationResults = defineRoute({
  id: 'conversationResults',
  method: 'GET',
  path: `${base}/conversations/:conversation/results`,
  action: 'analysis.view',
  summary: 'Results of a conversation so far, under the same rule as everything that is published: no number under ten, others rounded to five',
  params,
  /** `rests`: it is paused or over, so that results can be released. `hash`: SHA-256 of the numbers as they are now. */
  answer: z.strictObject({
    ...WordedCounts.shape,
    responses: z.array(AudienceResponses),
    rests: z.boolean(),
    hash: Sha256,
    released: Release.optional(),
  }),
})

export const releaseConversationResults = defineRoute({
  id: 'releaseConversationResults',
  method: 'POST',
  path: `${base}/conversations/:conversation/results/releases`,
  action: 'report.publish',
  summary: 'Freeze the results of a conversation that is paused or over, for the public',
  params,
  /** `seen`: the `hash` of the results that somebody has before them. */
  body: z.strictObject({ seen: Sha256 }),
  status: 201,
  answer: z.strictObject({ release: Id }),
  problems: {
    'changed-since': { status: 409, title: 'The numbers have changed since you looked at them; look at them again' },
    'still-open': { status: 409, title: 'People can still answer; pause or close the conversation first' },
    'nothing-to-release': { status: 409, title: 'Fewer than 30 people took part, so there is nothing that the public may see' },
    'too-few-more': {
      status: 409,
      title: 'Fewer than ten more people have answered since the last release; two releases so close would tell of single people',
    },
  },
})

/** Released results by the words of their questions. `earlier`: the release before. */
export const PublicResults = z
  .strictObject({ title: LocalText, release: Release, earlier: Release.optional(), ...WordedCounts.shape })
  .meta({ id: 'PublicConversationResults' })
export type PublicResults = z.infer<typeof PublicResults>

export const publicConversationResults = defineRoute({
  id: 'publicConversationResults',
  method: 'GET',
  path: `${base}/conversations/:conversation/public-results`,
  action: 'public',
  summary: 'The newest released results of a conversation',
  params,
  query,
  answer: PublicResults,
})

export const publicConversationResultsFile = defineRoute({
  id: 'publicConversationResultsFile',
  method: 'GET',
  path: `${base}/conversations/:conversation/public-results/csv`,
  action: 'public',
  summary: 'The newest released results of a conversation as a table',
  params,
  query,
  answer: z.strictObject({ name: z.string(), csv: z.string() }),
})

export const listConversationResults = defineRoute({
  id: 'listConversationResults',
  method: 'GET',
  path: `${base}/conversation-results`,
  action: 'public',
  summary: 'Conversations whose results are released, the newest release first',
  params: InProgramme,
  query,
  answer: z.strictObject({
    conversations: z.array(z.strictObject({ conversation: Id, title: LocalText, number: z.int().min(1), at: Moment })),
  }),
})
