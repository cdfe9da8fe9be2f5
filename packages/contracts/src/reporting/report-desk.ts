import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language } from '../values.ts'
import { ReportChange, ReportContent } from './report-versions.ts'
import { ReportText, ReportWords } from './report-words.ts'
import { InProgramme } from './values.ts'
import { ReasonsText, Wording, WrittenIn } from './wording.ts'

/** What staff have written so far. `saves` counts how often it was saved: whoever saves says which one they saw. `putBack`: why it came back. */
const ReportDraft = z.strictObject({
  report: Id,
  saves: z.int().min(1),
  words: z.array(ReportWords),
  putBack: Wording.optional(),
})

/** A report that waits for a second person. `mine`: the caller proposed it; `moved`: what happened since, which is not in it. */
const ReportProposal = z.strictObject({
  report: Id,
  mine: z.boolean(),
  asOf: Day,
  hash: z.string(),
  /** Left out where its document is no more. */
  content: ReportContent.optional(),
  moved: z.array(ReportChange),
})

export const showReportDesk = defineRoute({
  id: 'showReportDesk',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/reports',
  action: 'accountability.view-drafts',
  summary: 'What is written for the next version of "Here’s what we will do", how it would read today, and what waits for a second person',
  params: InProgramme,
  answer: z.strictObject({
    /** How many versions are published. */
    published: z.int().min(0),
    draft: ReportDraft.optional(),
    /** As it would be published today. */
    preview: ReportContent,
    proposal: ReportProposal.optional(),
  }),
})

const saves = { saves: z.int().min(0) }
const written = {
  'report-proposed': { status: 409, title: 'This report waits for a second person; put it back before you change it' },
  'draft-changed': { status: 409, title: 'Somebody else saved this report since you opened it; look at what they wrote and save again' },
} as const

export const wordReport = defineRoute({
  id: 'wordReport',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/reports/draft/:language',
  action: 'report.compose',
  summary: 'Write the title, summary, easy read and texts under objectives of the next version, in one language',
  params: InProgramme.extend({ language: Language }),
  /** `saves`: of the draft as the writer saw it, 0 where there was none. */
  body: ReportText.extend(saves),
  answer: z.strictObject({ report: Id }),
  problems: { ...written, 'unknown-objective': { status: 422, title: 'This objective is not one of the programme' } },
})

export const dropReportLanguage = defineRoute({
  id: 'dropReportLanguage',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/reports/draft/:language/drop',
  action: 'report.compose',
  summary: 'Take one language out of what is written for the next version',
  params: InProgramme.extend({ language: Language }),
  body: z.strictObject(saves),
  status: 204,
  answer: z.undefined(),
  problems: { ...written, 'nothing-written': { status: 404, title: 'Nothing is written in this language' } },
})

export const proposeReport = defineRoute({
  id: 'proposeReport',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/reports/proposals',
  action: 'report.compose',
  summary: 'Freeze the report as it reads now, for a second person',
  params: InProgramme,
  body: z.strictObject(saves),
  status: 201,
  answer: z.strictObject({ report: Id }),
  problems: {
    ...written,
    'nothing-written': { status: 409, title: 'Write a title and a summary first' },
    'nothing-to-report': { status: 409, title: 'Nothing is recommended or promised in public yet' },
  },
})

const OneProposal = InProgramme.extend({ report: Id })
const proposal = { 'unknown-proposal': { status: 404, title: 'This report does not wait for a decision; somebody decided already' } } as const

export const approveReport = defineRoute({
  id: 'approveReport',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/reports/proposals/:report/approve',
  action: 'report.publish',
  summary: 'Publish a proposed report as its next version, as a second person',
  params: OneProposal,
  status: 201,
  answer: z.strictObject({ report: Id }),
  problems: {
    ...proposal,
    'same-person-approves': { status: 409, title: 'You proposed this report; somebody else has to approve it' },
    'somebody-left': { status: 409, title: 'Somebody withdrew what they said since this was proposed; put it back and propose it again' },
    'tables-released': {
      status: 409,
      title: 'Tables were released since this was proposed; put it back and propose it again, so that its numbers fit',
    },
  },
})

export const putBackReport = defineRoute({
  id: 'putBackReport',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/reports/proposals/:report/put-back',
  action: 'report.compose',
  summary: 'Give a proposed report back to those who write it, with a reason',
  params: OneProposal,
  body: z.strictObject({ reason: ReasonsText, language: WrittenIn }),
  status: 204,
  answer: z.undefined(),
  problems: proposal,
})
