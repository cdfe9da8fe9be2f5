import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { seenBy } from '../seen-by.ts'
import { Id } from '../values.ts'
import { ContributionText } from './contributions.ts'
import { notInUse, OneTheme, placeGone, seenVersion, splitOpen, themeChanged, themeWords, unknownTheme } from './theme-values.ts'
import { CodingId, Excerpt, ThemeId } from './values.ts'

const base = '/api/v1/reporting/programmes/:programme/codebook/themes/:theme'
const { name, definition, language } = themeWords

export const mergeTheme = defineRoute({
  id: 'mergeTheme',
  method: 'POST',
  path: `${base}/merge`,
  action: 'theme.edit',
  summary: 'Count what is coded with a theme as another one from now on; no coding changes, and it can be undone',
  params: OneTheme,
  body: z.strictObject({ into: ThemeId, seen: seenVersion, seenInto: seenVersion }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownTheme,
    ...notInUse,
    ...themeChanged,
    ...splitOpen,
    'unknown-target': { status: 422, title: 'The theme to merge it into is not in the codebook' },
    'target-retired': { status: 422, title: 'The theme to merge it into is not used any more' },
    'same-theme': { status: 422, title: 'A theme cannot be merged into itself' },
    'theme-has-themes': { status: 409, title: 'Move, merge or retire the themes inside it first' },
  },
})

export const undoMerge = defineRoute({
  id: 'undoMerge',
  method: 'POST',
  path: `${base}/undo-merge`,
  action: 'theme.edit',
  summary: 'Count what is coded with a merged theme as that theme again',
  params: OneTheme,
  body: z.strictObject({ seen: seenVersion }),
  status: 204,
  answer: z.undefined(),
  problems: { ...unknownTheme, ...placeGone, ...themeChanged, 'not-merged': { status: 409, title: 'This theme is not merged into another one' } },
})

export const mostParts = 10

export const splitTheme = defineRoute({
  id: 'splitTheme',
  method: 'POST',
  path: `${base}/splits`,
  action: 'theme.edit',
  summary: 'Split a theme into new ones beside it; what is coded with it waits to be sorted to them',
  params: OneTheme,
  body: z.strictObject({
    parts: z
      .array(z.strictObject({ name, definition }))
      .min(2, { error: 'Name at least two new themes' })
      .max(mostParts, { error: 'Name ten new themes at most' }),
    language,
    seen: seenVersion,
  }),
  status: 201,
  answer: z.strictObject({ split: Id, parts: z.array(ThemeId) }),
  problems: { ...unknownTheme, ...notInUse, ...themeChanged, ...splitOpen, 'theme-exists': { status: 409, title: 'This theme is defined already' } },
})

const OneSplit = OneTheme.extend({ split: Id })
const noSuchSplit = { 'no-such-split': { status: 404, title: 'There is no such split of this theme; it may have been undone' } } as const
const finished = { 'split-finished': { status: 409, title: 'This split is finished, so nothing is sorted any more' } } as const

const Waiting = z.strictObject({
  contribution: Id,
  coding: CodingId,
  /** Into the text that is shown. */
  excerpt: Excerpt.optional(),
  /** Where it was sorted to, if it was. */
  sorted: z.array(ThemeId).optional(),
  words: seenBy('contribution.read', ContributionText),
})

export const showSorting = defineRoute({
  id: 'showSorting',
  method: 'GET',
  path: `${base}/splits/:split`,
  action: 'coding.edit',
  summary: 'How far the sorting of a split theme is, and the next coding to sort with its words; the opening is recorded',
  params: OneSplit,
  /** One coding, also one that was sorted before; left out for the next that waits. */
  query: z.strictObject({ contribution: Id.optional(), coding: CodingId.optional() }),
  /** `unreadable`: of those that wait, how many cannot be shown now: hard to read, or not de-identified. */
  answer: z.strictObject({
    parts: z.array(ThemeId),
    open: z.boolean(),
    sorted: z.int().min(0),
    waiting: z.int().min(0),
    unreadable: z.int().min(0),
    next: Waiting.optional(),
  }),
  problems: { ...noSuchSplit },
})

export const sortCoding = defineRoute({
  id: 'sortCoding',
  method: 'POST',
  path: `${base}/splits/:split/codings/:coding`,
  action: 'coding.edit',
  summary: 'Say which parts of a split theme a coding means; none: it stays with the theme',
  params: OneSplit.extend({ coding: CodingId }),
  body: z.strictObject({
    contribution: Id,
    parts: z.array(ThemeId),
    /** Where it was sorted to as you saw it; left out where nobody had sorted it. */
    before: z.array(ThemeId).optional(),
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...noSuchSplit,
    ...finished,
    'nothing-to-sort': { status: 409, title: 'This coding is not one of the split theme any more' },
    'not-a-part': { status: 422, title: 'This is not one of the new themes in use' },
    'sorted-meanwhile': { status: 409, title: 'Somebody else sorted this meanwhile; see where to, and change it if it is wrong' },
  },
})

export const finishSplit = defineRoute({
  id: 'finishSplit',
  method: 'POST',
  path: `${base}/splits/:split/finish`,
  action: 'theme.edit',
  summary: 'End the sorting of a split theme; what was not sorted stays with it',
  params: OneSplit,
  status: 204,
  answer: z.undefined(),
  problems: { ...unknownTheme, ...noSuchSplit, ...finished },
})

export const undoSplit = defineRoute({
  id: 'undoSplit',
  method: 'POST',
  path: `${base}/splits/:split/undo`,
  action: 'theme.edit',
  summary: 'Count the parts of a split theme as that theme again',
  params: OneSplit,
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownTheme,
    ...notInUse,
    ...noSuchSplit,
    'parts-changed': {
      status: 409,
      title: 'One of its new themes was merged, split or retired since, or has a theme inside or merged into it; take that back first',
    },
  },
})
