import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug } from '../values.ts'
import { reportBody } from './report.ts'
import { ReportWords } from './report-words.ts'
import { ClaimLevel, InProgramme, ResponseAnswer, Verdict, VerdictBy } from './values.ts'
import { Wording } from './wording.ts'

/** A whole report: what staff wrote for it, and everything that was asked, answered and promised until its day. */
export const ReportContent = z.strictObject({ ...reportBody, words: z.array(ReportWords) }).meta({ id: 'ReportContent' })
export type ReportContent = z.infer<typeof ReportContent>

const recommendation = { recommendation: Id, organisation: Slug }
const commitment = { commitment: Id, organisation: Slug }

/** One thing that is in a report and was not in the one before. `by` acted: the organisation addressed, or its successor. */
export const ReportChange = z
  .discriminatedUnion('what', [
    z.strictObject({ what: z.literal('asked'), ...recommendation, on: Day }),
    z.strictObject({ what: z.literal('answered'), ...recommendation, by: Slug, answer: ResponseAnswer }),
    z.strictObject({ what: z.literal('answer-amended'), ...recommendation, by: Slug, answer: ResponseAnswer }),
    z.strictObject({ what: z.literal('silent'), ...recommendation, since: Day }),
    z.strictObject({ what: z.literal('withdrawn'), recommendation: Id }),
    z.strictObject({ what: z.literal('promised'), ...commitment, by: Slug, due: Day }),
    z.strictObject({ what: z.literal('amended'), ...commitment, by: Slug }),
    z.strictObject({ what: z.literal('missed'), ...commitment, due: Day }),
    z.strictObject({ what: z.literal('milestone-added'), ...commitment, by: Slug, text: Wording, due: Day }),
    z.strictObject({ what: z.literal('milestone-moved'), ...commitment, by: Slug, text: Wording, due: Day }),
    z.strictObject({ what: z.literal('milestone-reached'), ...commitment, by: Slug, text: Wording, on: Day }),
    z.strictObject({ what: z.literal('milestone-dropped'), ...commitment, by: Slug, text: Wording }),
    z.strictObject({ what: z.literal('milestone-missed'), ...commitment, text: Wording, due: Day }),
    z.strictObject({ what: z.literal('claimed'), ...commitment, by: Slug, level: ClaimLevel }),
    z.strictObject({ what: z.literal('verdict'), ...commitment, from: VerdictBy, verdict: Verdict }),
    z.strictObject({ what: z.literal('verdicts-released'), ...commitment, from: VerdictBy }),
  ])
  .meta({ id: 'ReportChange' })
export type ReportChange = z.infer<typeof ReportChange>

/** A published version. `asOf`: the day everything in it is judged on; `hash`: SHA-256 of its document. Those from before documents were kept have neither. */
const version = {
  report: Id,
  version: z.int().min(1),
  on: Day,
  at: Moment,
  asOf: Day.optional(),
  hash: z.string().optional(),
}

export const reportVersions = defineRoute({
  id: 'reportVersions',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/report/versions',
  action: 'public',
  summary: 'Every published version of "Here’s what we will do", the newest first',
  params: InProgramme,
  answer: z.strictObject({
    programme: Slug,
    /** `titles`: by language. */
    versions: z.array(z.strictObject({ ...version, titles: z.array(Wording) })),
  }),
})

/**
 * One version as it was published, for good. Texts that were withdrawn since then say so. `kept`: whether its document is there: `no` for versions from
 * before documents were kept, whose `summary` is all there is; `withdrawn` and `tampered` as of any wording.
 */
export const ReportVersion = z
  .strictObject({
    programme: Slug,
    ...version,
    newest: z.int().min(1),
    kept: z.enum(['yes', 'no', 'withdrawn', 'tampered']),
    /** Binding of the document in the public ledger, beside which it lies. */
    document: z.string().optional(),
    summary: Wording.optional(),
    content: ReportContent.optional(),
    /** What changed since the version before; left out where there is none whose document is kept. */
    since: z.strictObject({ version: z.int().min(1), changes: z.array(ReportChange) }).optional(),
  })
  .meta({ id: 'ReportVersion' })
export type ReportVersion = z.infer<typeof ReportVersion>

/** The number of a version in an address. */
const VersionNumber = z.string().regex(/^[1-9]\d{0,4}$/)
export const OneVersion = InProgramme.extend({ version: VersionNumber })

export const reportVersion = defineRoute({
  id: 'reportVersion',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/report/versions/:version',
  action: 'public',
  summary: 'One published version of "Here’s what we will do", and what changed since the one before',
  params: OneVersion,
  answer: ReportVersion,
})

/**
 * `report.json`: the version to work with, in words. `document.json`: exactly the bytes that the version's hash is of, with the binding of each text in its
 * place; the texts lie beside the public ledger under these bindings.
 */
export const ReportFile = z.enum(['report.json', 'document.json'])
export type ReportFile = z.infer<typeof ReportFile>

export const reportVersionFile = defineRoute({
  id: 'reportVersionFile',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/report/versions/:version/files/:file',
  action: 'public',
  summary: 'One published version as open data, or the document that its hash is of',
  params: OneVersion.extend({ file: ReportFile }),
  answer: z.strictObject({ name: ReportFile, text: z.string() }),
})
