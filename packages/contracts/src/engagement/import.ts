import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { fileProblems } from '../file-problems.ts'
import { withFile } from '../route.ts'
import { Day, Id, Language, Moment, Slug, typedText } from '../values.ts'
import { ColumnName, ImportMap, TableLayout } from './import-map.ts'
import { HeldWords } from './words.ts'

/** Largest file, in bytes, and most rows that an import reads. */
export const largestImport = 30 * 1024 * 1024
export const mostImportRows = 200_000

const base = '/api/v1/engagement/programmes/:programme'
const action = 'contribution.import'
const InProgramme = z.strictObject({ programme: Slug })
const OfUpload = z.strictObject({ programme: Slug, upload: Id })
const OfBatch = z.strictObject({ programme: Slug, batch: Id })
const count = z.int().min(0)

/** Why a row was not taken. */
export const RowProblemCode = z.enum([
  'no-words',
  'too-long',
  'too-many-cells',
  'no-source-id',
  'same-id-other-content',
  'unknown-community',
  'unknown-stage',
  'unknown-value',
  'bad-language',
  'bad-day',
  'value-too-long',
  'erased-person',
])
export type RowProblemCode = z.infer<typeof RowProblemCode>

/** `row` counts as a spreadsheet does: the first row of the file is 1. `detail` says in plain words what to do. */
export const RowProblem = z
  .strictObject({ row: z.int().min(1), column: z.string().optional(), code: RowProblemCode, detail: z.string() })
  .meta({ id: 'RowProblem' })
export type RowProblem = z.infer<typeof RowProblem>

/** A file as it was read: how, and the beginning of what is in it. `expires`: until then it is kept, in memory only. */
export const UploadedTable = z
  .strictObject({
    upload: Id,
    name: z.string(),
    expires: Moment,
    format: z.enum(['csv', 'xlsx']),
    layout: TableLayout,
    sheets: z.array(z.string()),
    rows: count,
    columns: z.array(z.strictObject({ name: ColumnName, samples: z.array(z.string()) })),
    /** A first guess, to be looked over by a person; `notes` says what to look at. */
    proposed: ImportMap,
    notes: z.array(z.string()),
  })
  .meta({ id: 'UploadedTable' })
export type UploadedTable = z.infer<typeof UploadedTable>

/** One contribution as it would be imported. */
export const PreviewedContribution = z.strictObject({
  row: z.int().min(1),
  part: z.string(),
  words: HeldWords,
  /** What was chosen in a conversation, in words. */
  chosen: z.array(z.string()),
  community: Slug.optional(),
  stages: z.array(Slug),
  language: Language,
  day: Day.optional(),
  labels: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  /** Whether this very contribution has been imported before. */
  known: z.boolean(),
})
export type PreviewedContribution = z.infer<typeof PreviewedContribution>

/** Rows read; contributions accepted and found again (`duplicates`); rows rejected, and rows left out by the map's own rule. */
export const ImportCounts = z.strictObject({ rows: count, accepted: count, rejected: count, duplicates: count, leftOut: count })
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportPreview = z
  .strictObject({
    counts: ImportCounts,
    contributions: z.array(PreviewedContribution),
    problems: z.array(RowProblem),
    /** By how often, with the number of contributions that carry it. */
    labels: z.array(z.strictObject({ label: z.string(), contributions: count })),
    notes: z.array(z.string()),
  })
  .meta({ id: 'ImportPreview' })
export type ImportPreview = z.infer<typeof ImportPreview>

/** `interrupted`: it stopped half way (a restart); importing the same file again completes it. */
export const ImportStatus = z
  .strictObject({
    batch: Id,
    state: z.enum(['running', 'finished', 'failed', 'interrupted']),
    counts: ImportCounts.optional(),
    total: count.optional(),
  })
  .meta({ id: 'ImportStatus' })
export type ImportStatus = z.infer<typeof ImportStatus>

const unreadable = {
  'unreadable-file': { status: 422, title: 'This file could not be read as a table; save it as CSV or XLSX and try again' },
} as const
const unknownConversation = { 'unknown-conversation': { status: 404, title: 'There is no such conversation' } } as const
const unknownUpload = { 'unknown-upload': { status: 404, title: 'This file is no longer here; upload it again' } } as const
const mapDoesNotFit = {
  'map-does-not-fit': { status: 422, title: 'The map names a column that the file does not have, or a question that the conversation does not ask' },
} as const

export const uploadImport = defineRoute({
  id: 'uploadImport',
  method: 'POST',
  path: `${base}/imports/files`,
  together: 'programme',
  action,
  summary: 'Upload a CSV or XLSX file to import from; kept in memory for half an hour',
  params: InProgramme,
  largestBody: withFile(largestImport),
  /** `content`: the file's bytes as base64, `largestImport` at most. Checked where it is decoded: a pattern would go through 40 MB letter by letter. */
  body: z.strictObject({
    name: typedText(200),
    content: z.string().min(1).meta({ format: 'base64' }),
    layout: TableLayout.optional(),
  }),
  status: 201,
  answer: UploadedTable,
  problems: {
    ...fileProblems('a CSV or XLSX file'),
    ...unreadable,
    'too-many-rows': { status: 413, title: 'This table has more rows than one import may have; split it' },
    'inflates-too-far': { status: 413, title: 'This workbook is far larger inside than it looks; save it as CSV and try again' },
    'uploads-full': { status: 503, title: 'Too many files are waiting to be imported; try again in a few minutes' },
  },
})

export const proposeImportMap = defineRoute({
  id: 'proposeImportMap',
  method: 'POST',
  path: `${base}/imports/files/:upload/propose`,
  together: 'programme',
  action,
  summary:
    'Read the file again with another layout, or propose a map from a workbook that lists its questions, or from a conversation that it answers',
  params: OfUpload,
  /** `questions`: another upload, a workbook whose sheets say which column holds which kind of question. */
  body: z.strictObject({ layout: TableLayout.optional(), questions: Id.optional(), conversation: Id.optional() }),
  answer: UploadedTable,
  problems: {
    ...unknownUpload,
    ...unreadable,
    ...unknownConversation,
    'no-question-list': { status: 422, title: 'That workbook does not list columns and questions' },
  },
})

export const previewImport = defineRoute({
  id: 'previewImport',
  method: 'POST',
  path: `${base}/imports/files/:upload/preview`,
  together: 'programme',
  action,
  summary: 'Dry run: what an import with this map would do; nothing is kept',
  params: OfUpload,
  body: z.strictObject({ map: ImportMap }),
  answer: ImportPreview,
  problems: { ...unknownUpload, ...unreadable, ...unknownConversation, ...mapDoesNotFit },
})

export const startImport = defineRoute({
  id: 'startImport',
  method: 'POST',
  path: `${base}/imports/files/:upload/start`,
  together: 'programme',
  action,
  summary: 'Import with this map, in the background',
  params: OfUpload,
  body: z.strictObject({ map: ImportMap }),
  status: 201,
  answer: z.strictObject({ batch: Id }),
  problems: {
    ...unknownUpload,
    ...unreadable,
    ...unknownConversation,
    ...mapDoesNotFit,
    'import-running': { status: 409, title: 'An import into this programme is running; wait until it has finished' },
  },
})

export const forgetUpload = defineRoute({
  id: 'forgetUpload',
  method: 'DELETE',
  path: `${base}/imports/files/:upload`,
  together: 'programme',
  action,
  summary: 'Forget an uploaded file at once',
  params: OfUpload,
  status: 204,
  answer: z.undefined(),
  problems: unknownUpload,
})

export const importStatus = defineRoute({
  id: 'importStatus',
  method: 'GET',
  path: `${base}/imports/:batch`,
  together: 'programme',
  action,
  summary: 'How far an import has come',
  params: OfBatch,
  answer: ImportStatus,
})

const Rejected = z.strictObject({ name: z.string(), csv: z.string() })

export const rejectedRows = defineRoute({
  id: 'rejectedRows',
  method: 'GET',
  path: `${base}/imports/:batch/rejected`,
  together: 'programme',
  action,
  summary: 'The rows that an import did not take, as a CSV file with row number and reason; for half an hour after it',
  params: OfBatch,
  exports: { what: 'rejected-rows', format: 'csv' },
  answer: Rejected,
})

export const previewRejectedRows = defineRoute({
  id: 'previewRejectedRows',
  method: 'GET',
  path: `${base}/imports/files/:upload/rejected`,
  together: 'programme',
  action,
  summary: 'The rows that the last dry run of this file would not take, as a CSV file with row number and reason',
  params: OfUpload,
  exports: { what: 'rejected-rows', format: 'csv' },
  answer: Rejected,
  problems: unknownUpload,
})

/** A map kept for the next file of the same shape. */
export const SavedMap = z.strictObject({ id: Id, name: z.string(), map: ImportMap }).meta({ id: 'SavedImportMap' })
export type SavedMap = z.infer<typeof SavedMap>

export const listImportMaps = defineRoute({
  id: 'listImportMaps',
  method: 'GET',
  path: `${base}/import-maps`,
  action,
  summary: 'Maps saved for this programme, by name',
  params: InProgramme,
  answer: z.strictObject({ maps: z.array(SavedMap) }),
})

export const saveImportMap = defineRoute({
  id: 'saveImportMap',
  method: 'POST',
  path: `${base}/import-maps`,
  action,
  summary: 'Save a map under a name; the same name again replaces it',
  params: InProgramme,
  body: z.strictObject({ name: typedText(100), map: ImportMap }),
  status: 201,
  answer: z.strictObject({ map: Id }),
})

export const dropImportMap = defineRoute({
  id: 'dropImportMap',
  method: 'DELETE',
  path: `${base}/import-maps/:map`,
  action,
  summary: 'Remove a saved map',
  params: z.strictObject({ programme: Slug, map: Id }),
  status: 204,
  answer: z.undefined(),
})
