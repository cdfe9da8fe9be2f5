import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, Moment, Slug } from '../values.ts'
import { PieceAbout, PieceOwner } from './piece-facts.ts'
import { InformationWords, PieceWords, ServiceWords } from './piece-words.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OnePiece = InProgramme.extend({ piece: Id })
const base = '/api/v1/engagement/programmes/:programme/pieces' as const

/** For how many days after its review day a piece is still shown: long enough to ring up and ask, short enough not to mislead. */
export const reviewGraceDays = 28

/** What a version says: all of it, as somebody wrote it. */
export const PieceContent = z.strictObject({
  about: PieceAbout,
  unchecked: z.array(Language).default([]),
  owner: PieceOwner,
  reviewBy: Day.optional(),
  words: PieceWords,
})
export type PieceContent = z.infer<typeof PieceContent>

type Said = Pick<PieceContent, 'about' | 'words'>
type Service = { readonly about: Extract<PieceAbout, { kind: 'service' }>; readonly words: ServiceWords }
type Information = { readonly about: Exclude<PieceAbout, { kind: 'service' }>; readonly words: InformationWords }
export type ServiceContent = PieceContent & Service
export type InformationContent = PieceContent & Information

/** Whether it is a service, with the words of one. */
export const isService = <C extends Said>(content: C): content is C & Service => content.about.kind === 'service' && 'name' in content.words
/** Whether it is information, with words of that. */
export const isInformation = <C extends Said>(content: C): content is C & Information => content.about.kind !== 'service' && 'title' in content.words

/** What no field can know by itself. */
const fits = ({ value, issues }: z.core.ParsePayload<Said>): void => {
  const wrong = (path: string[], message: string): void => void issues.push({ code: 'custom', path, message, input: value })
  if (!isService(value) && !isInformation(value)) wrong(['words'], 'These words are of another kind')
  if (value.about.kind === 'video' && 'title' in value.words && value.words.link === undefined) wrong(['words', 'link'], 'Enter where the video is')
  if (value.about.kind === 'awareness' && value.about.until < value.about.from)
    wrong(['about', 'until'], 'The last day must not lie before the first')
}

const known = {
  'unknown-piece': { status: 404, title: 'There is nothing of that name here' },
  'piece-retired': { status: 409, title: 'This has been retired; write a new one instead' },
} as const
const written = {
  'review-not-ahead': { status: 422, title: 'The day of the next check must lie ahead, and within two years' },
  'review-missing': { status: 422, title: 'Enter the day by which somebody checks it again' },
} as const

export const writePiece = defineRoute({
  id: 'writePiece',
  method: 'POST',
  path: base,
  action: 'information.edit',
  summary: 'Write a new service for the support directory, or new information; the public sees it once it is published',
  params: InProgramme,
  body: PieceContent.check(fits),
  status: 201,
  answer: z.strictObject({ piece: Id }),
  problems: written,
})

export const rewritePiece = defineRoute({
  id: 'rewritePiece',
  method: 'POST',
  path: `${base}/:piece/versions`,
  action: 'information.edit',
  summary: 'Write the next version; what is published stays as it is until this one is published',
  params: OnePiece,
  /** `base`: the version that was changed. */
  body: PieceContent.extend({ base: z.int().min(1) }).check(fits),
  status: 201,
  answer: z.strictObject({ piece: Id }),
  problems: {
    ...known,
    ...written,
    'changed-since': { status: 409, title: 'Somebody else has changed this since you opened it; look at the newest version first' },
    'kind-stays': { status: 422, title: 'What it is cannot change; write a new one instead' },
  },
})

export const stepPiece = defineRoute({
  id: 'stepPiece',
  method: 'POST',
  path: `${base}/:piece/steps`,
  action: 'information.edit',
  summary: 'Publish the newest version, take it down, say that it is still right, bring an older version back, or retire it',
  params: OnePiece,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('publish') }),
    z.strictObject({ step: z.literal('unpublish') }),
    z.strictObject({ step: z.literal('confirm'), reviewBy: Day }),
    z.strictObject({ step: z.literal('restore'), pieceVersion: z.int().min(1) }),
    z.strictObject({ step: z.literal('retire') }),
  ]),
  answer: z.strictObject({ piece: Id }),
  problems: {
    ...known,
    ...written,
    'nothing-new': { status: 409, title: 'The newest version is published already' },
    'not-published': { status: 409, title: 'This is not published' },
    'review-overdue': { status: 409, title: 'Its day to be checked has passed; check it first' },
    'unknown-version': { status: 404, title: 'There is no such version' },
    'words-withdrawn': { status: 410, title: 'The words of that version were withdrawn and erased' },
  },
})

/** `due`: its day has passed, and it is still shown; `overdue`: the days of grace have passed too, and it is hidden. */
export const ReviewStanding = z.enum(['none', 'fresh', 'due', 'overdue'])
export type ReviewStanding = z.infer<typeof ReviewStanding>

/** One piece as staff see it in a list; the words are those of its newest version. */
export const PieceSummary = z
  .strictObject({
    piece: Id,
    about: PieceAbout,
    newest: z.int(),
    published: z.int().optional(),
    reviewBy: Day.optional(),
    review: ReviewStanding,
    retired: z.boolean(),
    owner: PieceOwner,
    changedAt: Moment,
    title: z.string(),
  })
  .meta({ id: 'PieceSummary' })
export type PieceSummary = z.infer<typeof PieceSummary>

export const listPieces = defineRoute({
  id: 'listPieces',
  method: 'GET',
  path: base,
  action: 'information.view',
  summary: 'Everything that staff have written for the public, published or not; what has to be checked first',
  params: InProgramme,
  answer: z.strictObject({ pieces: z.array(PieceSummary) }),
})

/** A version in the history. `content` is left out when its words were withdrawn. */
export const PieceVersion = z
  .strictObject({ pieceVersion: z.int(), at: Moment, own: z.boolean(), content: PieceContent.optional() })
  .meta({ id: 'PieceVersion' })
export type PieceVersion = z.infer<typeof PieceVersion>

export const showPiece = defineRoute({
  id: 'showPiece',
  method: 'GET',
  path: `${base}/:piece`,
  action: 'information.view',
  summary: 'One piece with all its versions, newest first',
  params: OnePiece,
  answer: PieceSummary.extend({ versions: z.array(PieceVersion) }),
  problems: { 'unknown-piece': known['unknown-piece'] },
})
