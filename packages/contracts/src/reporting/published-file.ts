import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { fileProblems } from '../file-problems.ts'
import { withFile } from '../route.ts'
import { Id, Sealed, Sha256, Slug, typedText } from '../values.ts'
import { keepingProblems, OneCommitment } from './commitment-place.ts'
import { longest, Wording } from './wording.ts'

/** Most files that a progress or a claim has, and the bytes that each may have. */
export const mostPublishedFiles = 3
export const largestPublishedFile = 10 * 1024 * 1024

/** What an organisation may publish beside a progress or a claim. */
export const PublishedFileKind = z.enum(['pdf', 'jpeg', 'png', 'webp', 'csv'])
export type PublishedFileKind = z.infer<typeof PublishedFileKind>

const pictures: ReadonlySet<PublishedFileKind> = new Set(['jpeg', 'png', 'webp'])
/** Pictures are shown on the page, with words for whoever cannot see them. */
export const isShownPicture = (kind: PublishedFileKind): boolean => pictures.has(kind)

/** `sha256`: of the bytes as they are offered, which of a picture are those without its metadata. */
const told = { kind: PublishedFileKind, size: z.int().min(1), sha256: Sha256 }

/** A file in a fact. `about`: what it is called, and what a picture shows. `bytes`: the file, under a key of its own. */
export const FileInFact = z.strictObject({ file: Id, ...told, about: Sealed, bytes: Sealed })
export type FileInFact = z.infer<typeof FileInFact>

/** A file as a page shows it; withdrawn where `about` is. */
export const PublishedFile = z.strictObject({ programme: Slug, commitment: Id, file: Id, ...told, about: Wording }).meta({ id: 'PublishedFile' })
export type PublishedFile = z.infer<typeof PublishedFile>

/** Key under which a file waits until it is published: 256 random bits. */
const WaitingKey = z.string().regex(/^[\w-]{43}$/)
/** A file that was sent ahead, what it is called, and of a picture what it shows. */
export const WaitingFile = z.strictObject({ key: WaitingKey, name: typedText(longest.link), shows: typedText(longest.shows).optional() })
export type WaitingFile = z.infer<typeof WaitingFile>
export const WaitingFiles = z.array(WaitingFile).max(mostPublishedFiles)

/** What is refused of a progress or a claim because of its files. */
export const waitingProblems = {
  'unknown-file': { status: 409, title: 'A file is not here any more, as it waits for a day only; choose it again' },
  'picture-without-words': { status: 422, title: 'Say what each picture shows, for people who cannot see it' },
} as const

export const sendFileAhead = defineRoute({
  id: 'sendFileAhead',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/commitments/:commitment/files',
  action: 'progress.report',
  summary: 'Send a file ahead of a progress or a claim; it is checked, and waits sealed for 24 hours until it is published with one',
  params: OneCommitment,
  largestBody: withFile(largestPublishedFile),
  /** `content`: the bytes as base64, `largestPublishedFile` at most. Checked where it is decoded: a pattern would go through 13 MB letter by letter. */
  body: z.strictObject({ key: WaitingKey, name: typedText(200), content: z.string().min(1).meta({ format: 'base64' }) }),
  status: 201,
  answer: z.strictObject(told),
  problems: { ...keepingProblems, ...fileProblems('a PDF, a picture (JPEG, PNG or WebP) or a CSV file') },
})

export const publishedFile = defineRoute({
  id: 'publishedFile',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/public-commitments/:commitment/files/:file',
  action: 'public',
  summary: 'A file that an organisation published with a progress or a claim: exactly the bytes whose SHA-256 stands in the public ledger',
  params: OneCommitment.extend({ file: Id }),
  /** `content`: the bytes as base64. */
  answer: z.strictObject({ ...told, name: z.string(), mediaType: z.string(), content: z.string() }),
  problems: { 'file-withdrawn': { status: 410, title: 'This file was withdrawn' } },
})
