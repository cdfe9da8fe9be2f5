import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment } from '../values.ts'
import { notInUse } from './theme-values.ts'
import { Excerpt, InProgramme, ThemeId } from './values.ts'
import { LongText, WordingPayload, WrittenIn } from './wording.ts'

/** What a memo is on: a theme, a contribution (or an excerpt of it), or the programme, which is neither. */
export const MemoAbout = z.enum(['theme', 'contribution', 'programme'])
export type MemoAbout = z.infer<typeof MemoAbout>

/** The words of a memo. `hard`: it is on a contribution that is hard to read, and is opened when asked for despite the warning. */
const MemoWords = z.discriminatedUnion('status', [
  WordingPayload.extend({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('hard') }),
  z.strictObject({ status: z.literal('withdrawn') }),
  z.strictObject({ status: z.literal('tampered') }),
])

/** Who did it, by the name that colleagues know them by; without one where they have left. */
const Done = z.strictObject({ at: Moment, by: z.string().optional() })

/** A memo of the analysts. `excerpt`: offsets into the de-identified text. `version` grows with each change. */
export const MemoView = z
  .strictObject({
    memo: Id,
    theme: ThemeId.optional(),
    contribution: Id.optional(),
    excerpt: Excerpt.optional(),
    words: MemoWords,
    version: z.int().min(1),
    written: Done,
    changed: Done.optional(),
  })
  .meta({ id: 'Memo' })
export type MemoView = z.infer<typeof MemoView>

const OneMemo = InProgramme.extend({ memo: Id })
/** The version as whoever changes or removes a memo saw it. */
const seen = z.int().min(1)

const gone = {
  'unknown-memo': { status: 404, title: 'There is no such memo in this programme' },
  'memo-removed': { status: 409, title: 'Somebody removed this memo since you opened it' },
} as const
const changedMeanwhile = { 'memo-changed': { status: 409, title: 'Somebody changed this memo since you opened it; see how it is now' } } as const
const contributionGone = {
  'contribution-withdrawn': { status: 409, title: 'This contribution was withdrawn, and what is written of it goes with it' },
} as const

export const listMemos = defineRoute({
  id: 'listMemos',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/memos',
  action: 'contribution.read',
  summary: 'Memos of the analysts, the newest first, a page at a time; opening those on contributions is recorded',
  params: InProgramme,
  query: z.strictObject({
    about: MemoAbout.optional(),
    /** Memos on what counts as this theme. */
    theme: ThemeId.optional(),
    contribution: Id.optional(),
    memo: Id.optional(),
    despite: z.literal('warning').optional(),
    skip: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  /** `total`: how many match. */
  answer: z.strictObject({ memos: z.array(MemoView), total: z.int().min(0) }),
})

export const writeMemo = defineRoute({
  id: 'writeMemo',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/memos',
  action: 'memo.edit',
  summary: 'Write a memo on a theme, on a contribution or an excerpt of it, or on the programme',
  params: InProgramme,
  body: z
    .strictObject({
      words: LongText,
      language: WrittenIn,
      theme: ThemeId.optional(),
      contribution: Id.optional(),
      /** Of the contribution, with the `textVersion` of the text that it was marked in. */
      excerpt: Excerpt.extend({ textVersion: z.int().min(1) }).optional(),
    })
    .refine(({ theme, contribution }) => theme === undefined || contribution === undefined, {
      path: ['theme'],
      error: 'A memo is on a theme or on a contribution, not on both',
    })
    .refine(({ contribution, excerpt }) => contribution !== undefined || excerpt === undefined, {
      path: ['excerpt'],
      error: 'Say which contribution the excerpt is of',
    }),
  status: 201,
  answer: z.strictObject({ memo: Id }),
  problems: {
    'unknown-theme': { status: 422, title: 'This theme is not in the codebook' },
    ...notInUse,
    'unknown-contribution': { status: 422, title: 'There is no such contribution in this programme' },
    ...contributionGone,
    'not-de-identified': { status: 409, title: 'An excerpt can be marked once the text is de-identified' },
    'excerpt-outside-text': { status: 422, title: 'The excerpt does not lie inside the text' },
    'text-changed': { status: 409, title: 'The text was de-identified again since you opened it; mark the excerpt again' },
    'memo-exists': { status: 409, title: 'This memo is written already' },
  },
})

export const changeMemo = defineRoute({
  id: 'changeMemo',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/memos/:memo',
  action: 'memo.edit',
  summary: 'Change the words of a memo',
  params: OneMemo,
  body: z.strictObject({ words: LongText, language: WrittenIn, seen }),
  status: 204,
  answer: z.undefined(),
  problems: { ...gone, ...changedMeanwhile, ...contributionGone },
})

export const removeMemo = defineRoute({
  id: 'removeMemo',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/memos/:memo/remove',
  action: 'memo.edit',
  summary: 'Remove a memo; that it was there, and who removed it when, stays in the record',
  params: OneMemo,
  body: z.strictObject({ seen }),
  status: 204,
  answer: z.undefined(),
  problems: { ...gone, ...changedMeanwhile },
})
