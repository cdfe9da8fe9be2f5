import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug } from '../values.ts'
import { AuditActor, AuditView, SampleSeed, SeenLedger } from './audit-facts.ts'
import { AuditSection, QuestionNumber } from './audit-questions.ts'
import { Wording } from './wording.ts'

/** Whether there is something to show, and whether it is in order. */
export const EvidenceState = z.enum(['evidence', 'nothing', 'attention'])
export type EvidenceState = z.infer<typeof EvidenceState>
/** How something stands: in order, to be looked at, or neither. */
export const Tone = z.enum(['good', 'attention', 'neutral'])
export type Tone = z.infer<typeof Tone>

/** A screen that says more; `id` is what it is about, and `programme` where it lies when that is not the one asked about. */
export const EvidenceLink = z.strictObject({
  screen: z.enum(['consents', 'openings', 'retention', 'commitments', 'assurance', 'record', 'registers', 'erasures', 'commitment', 'figures']),
  id: z.string().optional(),
  programme: Slug.optional(),
})
export type EvidenceLink = z.infer<typeof EvidenceLink>

/** One cell of a table. `words` are published wording, in their own language. */
export const EvidenceCell = z
  .discriminatedUnion('is', [
    z.strictObject({ is: z.literal('text'), text: z.string() }),
    z.strictObject({ is: z.literal('number'), number: z.int() }),
    z.strictObject({ is: z.literal('day'), day: Day }),
    z.strictObject({ is: z.literal('moment'), moment: Moment }),
    z.strictObject({ is: z.literal('id'), id: z.string() }),
    z.strictObject({ is: z.literal('state'), text: z.string(), tone: Tone }),
    z.strictObject({ is: z.literal('link'), text: z.string(), to: EvidenceLink }),
    z.strictObject({ is: z.literal('words'), words: Wording }),
    z.strictObject({ is: z.literal('empty') }),
  ])
  .meta({ id: 'EvidenceCell' })
export type EvidenceCell = z.infer<typeof EvidenceCell>

/** The recorded fact that a row comes from: its id, and its position in the private log, from 1. */
export const EvidenceFact = z.strictObject({ id: Id, position: z.int().min(1) })
export type EvidenceFact = z.infer<typeof EvidenceFact>

export const EvidenceTable = z
  .strictObject({
    id: Slug,
    title: z.string(),
    columns: z.array(z.string()).min(1),
    /** `fact` is there where a row comes from one fact. */
    rows: z.array(z.strictObject({ fact: EvidenceFact.optional(), cells: z.array(EvidenceCell) })),
    /** Rows on all pages; where a contribution has several rows, contributions. */
    total: z.int().min(0),
  })
  .meta({ id: 'EvidenceTable' })
export type EvidenceTable = z.infer<typeof EvidenceTable>

/** An answer from the record: one sentence with computed numbers, what is missing, and tables. */
export const Evidence = z
  .strictObject({
    state: EvidenceState,
    answer: z.string(),
    missing: z.array(z.string()),
    /** Rules that decide what stands out, as sentences. */
    rules: z.array(z.string()),
    tables: z.array(EvidenceTable),
    /** Tables to be read beside each other, such as histories. */
    sideBySide: z.array(EvidenceTable),
    page: z.int().min(1),
    pages: z.int().min(1),
    /** How many were drawn of how many, when a sample was asked for. */
    sample: z.strictObject({ size: z.int(), of: z.int(), seed: SampleSeed }).optional(),
  })
  .meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof Evidence>

/** Rows of a table on one page. */
export const evidencePage = 50
/** Tables beside each other on one page. */
export const besidePage = 10
/** Rows of a file at most. */
export const longestExport = 20_000

const range = { programme: Slug.optional(), from: Day.optional(), to: Day.optional() }
const paged = { ...range, page: z.coerce.number().int().min(1).max(100_000).default(1) }
/** A sample of contributions, for the questions that show one at a time; `seed` 0 unless told. */
const drawn = {
  sample: z.coerce.number().int().min(1).max(200).optional(),
  seed: z.coerce.number().pipe(SampleSeed).default(0),
}
const problems = {
  'everywhere-not-allowed': { status: 403, title: 'Your role is for one programme: choose that programme' },
  'range-backwards': { status: 422, title: 'The first day must not lie after the last day' },
} as const

export const auditOverview = defineRoute({
  id: 'auditOverview',
  method: 'GET',
  path: '/api/v1/reporting/audit/questions',
  action: 'evidence.view',
  summary: "The auditor's questions, how each stands, and what is new since the caller's last visit; looking is recorded",
  query: z.strictObject(range),
  answer: z.strictObject({
    questions: z.array(
      z.strictObject({
        number: z.int(),
        section: AuditSection,
        question: z.string(),
        evidence: z.string(),
        state: EvidenceState,
        answer: z.string(),
        /** Facts recorded since the caller's last visit that this question rests on. */
        fresh: z.int().min(0),
      }),
    ),
    /** Position of the newest fact that is part of these answers; 0 in an empty record. */
    position: z.int().min(0),
    lastVisit: z.strictObject({ at: Moment, position: z.int(), ledger: SeenLedger.optional() }).optional(),
  }),
  problems,
})

export const showEvidence = defineRoute({
  id: 'showEvidence',
  method: 'GET',
  path: '/api/v1/reporting/audit/questions/:question',
  action: 'evidence.view',
  summary:
    'The evidence for one question; with `sample` and `seed` for contributions drawn by chance, the same again for the same seed; looking is recorded',
  params: z.strictObject({ question: QuestionNumber }),
  query: z.strictObject({ ...paged, ...drawn }),
  answer: Evidence,
  problems,
})

export const exportEvidence = defineRoute({
  id: 'exportEvidence',
  method: 'GET',
  path: '/api/v1/reporting/audit/questions/:question/export',
  action: 'evidence.view',
  summary: 'The same evidence as a CSV file (RFC 4180), at most 20,000 rows of each table; taking it along is recorded',
  params: z.strictObject({ question: QuestionNumber }),
  query: z.strictObject({ ...range, ...drawn }),
  exports: { what: 'evidence', format: 'csv' },
  answer: z.strictObject({ name: z.string(), csv: z.string(), rows: z.int().min(0) }),
  problems,
})

/** The explorers: views across the questions. */
export const Explorer = AuditView.extract(['consents', 'openings', 'retention', 'commitments'])
export type Explorer = z.infer<typeof Explorer>

export const exploreRecord = defineRoute({
  id: 'exploreRecord',
  method: 'GET',
  path: '/api/v1/reporting/audit/explorers/:explorer',
  action: 'evidence.view',
  summary: 'Consents of a contribution, openings with what stands out, retention and erasure, or histories of commitments; looking is recorded',
  params: z.strictObject({ explorer: Explorer }),
  query: z.strictObject({
    ...paged,
    contribution: Id.optional(),
    actor: AuditActor.optional(),
    purpose: Slug.optional(),
  }),
  answer: Evidence,
  problems,
})

export const markVisit = defineRoute({
  id: 'markVisit',
  method: 'POST',
  path: '/api/v1/reporting/audit/visits',
  action: 'visit.mark',
  summary: 'Mark how far the caller has seen the record: the next visit shows what is new since then',
  body: z.strictObject({ position: z.int().min(1) }),
  status: 201,
  answer: z.strictObject({ position: z.int() }),
  problems: {
    'ahead-of-the-record': { status: 422, title: 'The record does not go that far' },
    'behind-your-last-visit': { status: 409, title: 'You marked a later visit already' },
  },
})
