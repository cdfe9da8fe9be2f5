import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { fileProblems } from '../file-problems.ts'
import { withFile } from '../route.ts'
import { Id, Moment, Slug, typedText } from '../values.ts'
import { DraftKey } from './draft.ts'
import { unknownReceipt } from './my-contribution.ts'
import { ReceiptCode } from './share-story.ts'
import { FileKind, largestFile, longestAnswer, mostFiles } from './words.ts'

/** `content`: the bytes as base64, `largestFile` at most. Checked where it is decoded: a pattern would go through 13 MB letter by letter. */
const sent = { name: typedText(200), content: z.string().min(1).meta({ format: 'base64' }) }
const taken = { kind: FileKind, size: z.int().min(1) }
const refusals = fileProblems('a photo (JPEG, PNG or WebP) or a recording (M4A, MP3, OGG, WAV or WebM)')
const unknownFile = { 'unknown-file': { status: 404, title: 'There is no such file' } } as const
const full = { 'files-full': { status: 503, title: 'We cannot take more files just now; tell us in words, or try again tomorrow' } } as const
const gone = { 'words-withdrawn': { status: 410, title: 'These words were withdrawn and erased' } } as const

/** A file of a contribution: when it came, and whether staff have written down what it says. */
export const FileOfContribution = z.strictObject({ file: Id, ...taken, at: Moment, written: z.boolean() }).meta({ id: 'FileOfContribution' })
export type FileOfContribution = z.infer<typeof FileOfContribution>

/** Its bytes as base64, without metadata. */
export const OpenedFile = z.strictObject({ kind: FileKind, mediaType: z.string(), content: z.string() }).meta({ id: 'OpenedFile' })
export type OpenedFile = z.infer<typeof OpenedFile>

export const keepDraftFile = defineRoute({
  id: 'keepDraftFile',
  method: 'POST',
  path: '/api/v1/engagement/drafts/files',
  action: 'public',
  summary: 'Send a photo or a recording ahead of a story; kept sealed, without its metadata, for 24 hours',
  largestBody: withFile(largestFile),
  body: z.strictObject({ key: DraftKey, ...sent }),
  status: 201,
  answer: z.strictObject(taken),
  problems: { ...refusals, ...full },
})

export const attachFile = defineRoute({
  id: 'attachFile',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/files',
  action: 'public',
  summary: 'Add a photo or a recording to a contribution, with its receipt',
  largestBody: withFile(largestFile),
  body: z.strictObject({ receipt: ReceiptCode, ...sent }),
  status: 201,
  answer: z.strictObject({ file: Id }),
  problems: {
    ...unknownReceipt,
    ...gone,
    ...refusals,
    ...full,
    'too-many-files': { status: 409, title: `A contribution has ${mostFiles} files at most` },
  },
})

export const openMyFile = defineRoute({
  id: 'openMyFile',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/files/open',
  action: 'public',
  summary: 'A file of a contribution, for the holder of its receipt',
  body: z.strictObject({ receipt: ReceiptCode, file: Id }),
  answer: OpenedFile,
  problems: { ...unknownReceipt, ...gone, ...unknownFile },
})

const ofContribution = { programme: Slug, contribution: Id }
const base = '/api/v1/engagement/programmes/:programme/contributions/:contribution/files'

export const listFiles = defineRoute({
  id: 'listFiles',
  method: 'GET',
  path: base,
  action: 'contribution.read',
  summary: 'Which files a contribution has; none of them is opened',
  params: z.strictObject(ofContribution),
  answer: z.strictObject({ files: z.array(FileOfContribution).max(mostFiles) }),
})

export const openFile = defineRoute({
  id: 'openFile',
  method: 'GET',
  path: `${base}/:file`,
  action: 'contribution.deidentify',
  summary: 'A file of a contribution; opening it is recorded. A voice or a hand can tell who somebody is',
  params: z.strictObject({ ...ofContribution, file: Id }),
  answer: OpenedFile,
  problems: { ...gone, ...unknownFile },
})

export const fileWords = defineRoute({
  id: 'fileWords',
  method: 'GET',
  path: `${base}/:file/words`,
  action: 'contribution.deidentify',
  summary: 'A file as the list has it, with what was written down of it; the file itself stays closed',
  params: z.strictObject({ ...ofContribution, file: Id }),
  answer: FileOfContribution.extend({ words: z.string().optional() }),
  problems: { ...gone, ...unknownFile },
})

export const transcribeFile = defineRoute({
  id: 'transcribeFile',
  method: 'POST',
  path: `${base}/:file/words`,
  action: 'contribution.deidentify',
  summary: 'Write down what a file says; the words are de-identified like all others before anybody works with them',
  params: z.strictObject({ ...ofContribution, file: Id }),
  body: z.strictObject({ words: typedText(longestAnswer) }),
  answer: z.strictObject({ contribution: Id }),
  problems: {
    ...gone,
    ...unknownFile,
    'unknown-contribution': { status: 404, title: 'There is no such contribution' },
    'text-changed': { status: 409, title: 'The words have changed since; look at them again' },
  },
})
