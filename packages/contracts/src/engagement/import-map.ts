import { z } from 'zod'
import { Day, Id, Language, Slug } from '../values.ts'
import { longestImportedValue } from './import-facts.ts'
import { StoryQuestion } from './words.ts'

/** A column, by its name in the table's header. */
export const ColumnName = z.string().min(1).max(2_000)
const Value = z.string().max(longestImportedValue)
/** Values of the file and what they mean here, such as `{ "F": "female" }`. Compared without surrounding spaces. */
const Translation = z.record(z.string().max(2_000), Value)

/** Where the table lies in the file. What is left out is found out. */
export const TableLayout = z.strictObject({
  /** Sheet of a workbook, by name; the first unless told. */
  sheet: z.string().max(200).optional(),
  /** Rows above the header, such as a title. */
  skip: z.int().min(0).max(100).optional(),
  /** Rows that make up the header; their texts are joined with ` – `. */
  headerRows: z.int().min(1).max(5).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
})
export type TableLayout = z.infer<typeof TableLayout>

/** What happens with a value that no translation names: kept as it is, the row is refused, or the value is left out. */
const Untranslated = z.enum(['keep', 'reject', 'leave-out']).default('keep')

/** A single value: one for all rows, or a column's. */
const single = <V extends z.ZodType>(value: V) =>
  z.union([
    z.strictObject({ constant: value }),
    z.strictObject({ column: ColumnName, translate: Translation.optional(), untranslated: Untranslated }),
  ])
export const SingleValue = single(Value)
export type SingleValue = z.infer<typeof SingleValue>

/** Stages: the same for all rows, or those that a column names, several with a separator. */
export const StageValue = z.union([
  z.strictObject({ constant: z.array(Slug).max(10) }),
  z.strictObject({
    column: ColumnName,
    separator: z.string().min(1).max(5).optional(),
    translate: Translation.optional(),
    untranslated: Untranslated,
  }),
])

/** The day a contribution was given. `auto` reads ISO 8601 and `2 May 2021`; days written in numbers need their order. A day that cannot be read is left out, or refuses its row. */
export const DayValue = z.union([
  z.strictObject({ constant: Day }),
  z.strictObject({
    column: ColumnName,
    order: z.enum(['auto', 'day-month-year', 'month-day-year', 'year-month-day']).default('auto'),
    unreadable: z.enum(['leave-out', 'reject']).default('leave-out'),
  }),
])
export type DayValue = z.infer<typeof DayValue>

/** One way in which a table carries labels. */
export const LabelSource = z.discriminatedUnion('kind', [
  /** A label per cell, or several with a separator, in one column or several. */
  z.strictObject({ kind: z.literal('columns'), columns: z.array(ColumnName).min(1).max(200), separator: z.string().min(1).max(5).optional() }),
  /** A column per label: the header is the label, a mark in the cell says that it applies. */
  z.strictObject({
    kind: z.literal('one-hot'),
    columns: z.array(ColumnName).min(1).max(500),
    marks: z.array(z.string().min(1).max(50)).min(1).max(20).default(['1', 'true', 'yes', 'y', 'x']),
  }),
])
export type LabelSource = z.infer<typeof LabelSource>

/** One contribution of a row. Columns of the same field are joined by an empty line. */
export const ImportPart = z.strictObject({
  /** Tells the contributions of one row apart; it goes into the key that finds an import again, so keep it. */
  id: Slug,
  texts: z
    .array(z.strictObject({ column: ColumnName, field: StoryQuestion }))
    .min(1)
    .max(50),
  /** Stages of this part in addition to the row's. */
  stages: z.array(Slug).max(10).default([]),
})
export type ImportPart = z.infer<typeof ImportPart>

/** A row that is left out on purpose: when the column's value is one of these, or is empty. */
export const LeaveOutRule = z.union([
  z.strictObject({ column: ColumnName, equals: z.array(z.string().max(2_000)).min(1).max(100) }),
  z.strictObject({ column: ColumnName, empty: z.literal(true) }),
])
export type LeaveOutRule = z.infer<typeof LeaveOutRule>

/** Columns that answer questions of a conversation; `row`: one line of a matrix. */
export const AnswerColumns = z.strictObject({
  conversation: Id,
  columns: z
    .array(z.strictObject({ column: ColumnName, question: Id, row: Id.optional() }))
    .min(1)
    .max(200),
})

/** How a table becomes contributions. */
export const ImportMap = z
  .strictObject({
    layout: TableLayout.default({}),
    /** One contribution per part and row; a part without any text in a row is no contribution. */
    parts: z.array(ImportPart).max(50),
    /** All answers of a row to a conversation are one contribution more. */
    answers: AnswerColumns.optional(),
    /** Columns that together tell a row apart, for ever and in every export. Without them the whole row is its own key. */
    sourceId: z.array(ColumnName).min(1).max(5).optional(),
    /** Columns that together tell a respondent apart. Without them each row is its own person. */
    person: z.array(ColumnName).min(1).max(5).optional(),
    /** Without `sourceId`: whether rows alike in every cell count once, or each for itself (short answers of different people can be alike). */
    alike: z.enum(['once', 'each']).default('once'),
    community: SingleValue.optional(),
    stages: StageValue.optional(),
    language: z
      .union([
        z.strictObject({ constant: Language }),
        z.strictObject({ column: ColumnName, translate: Translation.optional(), untranslated: Untranslated }),
      ])
      .default({ constant: 'en' }),
    day: DayValue.optional(),
    labels: z.array(LabelSource).max(20).default([]),
    /** Labels renamed on the way in, and labels not taken over. */
    renameLabels: Translation.default({}),
    ignoreLabels: z.array(z.string().max(2_000)).max(200).default([]),
    /** Columns kept beside the words, sealed. */
    attributes: z
      .array(z.strictObject({ column: ColumnName, name: Value.min(1), translate: Translation.optional(), untranslated: Untranslated }))
      .max(100)
      .default([]),
    /** Attributes with one value for the whole file. */
    constants: z.record(Value.min(1), Value).default({}),
    leaveOut: z.array(LeaveOutRule).max(50).default([]),
    /** The importer declares that the texts name nobody and can be read in analysis without de-identification. */
    deidentified: z.boolean(),
  })
  .refine(({ parts, answers }) => parts.length > 0 || answers !== undefined, { path: ['parts'], error: 'Say which columns hold words or answers' })
  .meta({ id: 'ImportMap' })
export type ImportMap = z.infer<typeof ImportMap>
/** A map as somebody writes it, with defaults left out. */
export type ImportMapInput = z.input<typeof ImportMap>
