import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Slug } from '../values.ts'
import { InProgramme } from './values.ts'
import { LongText, longest, NoteText, ReasonsText, RoleText, Wording, WrittenIn } from './wording.ts'

/** What the Equality Act 2010 protects, and caring for somebody, which the questions about equality ask too. */
export const Characteristic = z.enum([
  'age',
  'disability',
  'gender-reassignment',
  'marriage-and-civil-partnership',
  'pregnancy-and-maternity',
  'race',
  'religion-or-belief',
  'sex',
  'sexual-orientation',
  'caring',
])
export type Characteristic = z.infer<typeof Characteristic>

/** Whom a part of an equality impact assessment is about: a community or audience of the programme, or people by a characteristic. */
export const AssessedPart = z.strictObject({ by: z.enum(['community', 'characteristic']), id: Slug })
export type AssessedPart = z.infer<typeof AssessedPart>

/** Longest texts of a part, in UTF-16 units. */
export const longestInAssessment = { says: longest.note, impact: longest.note, action: longest.note, decides: longest.role, conclusion: longest.text }

const saves = { saves: z.int().min(0) }

/** A part as it was written; `saves` counts how often it was saved, and whoever saves it says which one they saw. `decides`: a role, never a name. */
const WrittenPart = AssessedPart.extend({ says: Wording, impact: Wording, action: Wording, decides: Wording, reviewOn: Day, ...saves }).meta({
  id: 'AssessedPart',
})
export type WrittenPart = z.infer<typeof WrittenPart>

const content = { parts: z.array(WrittenPart), conclusion: z.strictObject({ text: Wording, ...saves }).optional() }

/** `release`: the newest release of tables that it was written beside. */
const approved = { version: z.int().min(1), on: Day, release: z.int().min(1).optional() }

export const showAssessment = defineRoute({
  id: 'showAssessment',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment',
  action: 'analysis.view',
  summary: 'The equality impact assessment as it is written now, what waits for a second person, and the versions that are kept',
  params: InProgramme,
  answer: z.strictObject({
    ...content,
    ...saves,
    /** Why it came back from a second person, until it is proposed again. */
    putBack: Wording.optional(),
    proposal: z.strictObject({ assessment: Id, mine: z.boolean(), on: Day }).optional(),
    versions: z.array(z.strictObject(approved)),
    /** Whether anything was written since the newest version. */
    changed: z.boolean(),
  }),
})

const waits = {
  'assessment-proposed': { status: 409, title: 'The assessment waits for a second person; put it back before you change it' },
  'draft-changed': { status: 409, title: 'Somebody else saved this since you opened it; look at what they wrote and save again' },
} as const

export const writeAssessmentPart = defineRoute({
  id: 'writeAssessmentPart',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment/parts/:by/:id',
  action: 'assessment.write',
  summary:
    'Write a part of the equality impact assessment: what the evidence says, the likely impact, what is done, who decides, when it is looked at again',
  params: InProgramme.extend(AssessedPart.shape),
  body: z.strictObject({
    says: NoteText,
    impact: NoteText,
    action: NoteText,
    decides: RoleText,
    reviewOn: Day,
    language: WrittenIn,
    /** The words before named somebody: they leave the versions that are kept too. */
    forget: z.boolean().default(false),
    ...saves,
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...waits,
    'unknown-part': { status: 422, title: 'The programme has no such community or audience, and the law names no such characteristic' },
    'review-in-the-past': { status: 422, title: 'The day on which it is looked at again cannot lie in the past' },
  },
})

export const concludeAssessment = defineRoute({
  id: 'concludeAssessment',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment/conclusion',
  action: 'assessment.write',
  summary: 'Write what the equality impact assessment comes to overall',
  params: InProgramme,
  body: z.strictObject({ conclusion: LongText, language: WrittenIn, forget: z.boolean().default(false), ...saves }),
  status: 204,
  answer: z.undefined(),
  problems: waits,
})

export const proposeAssessment = defineRoute({
  id: 'proposeAssessment',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment/proposals',
  action: 'assessment.write',
  summary: 'Propose the assessment as it is written now, for a second person',
  params: InProgramme,
  body: z.strictObject(saves),
  status: 201,
  answer: z.strictObject({ assessment: Id }),
  problems: {
    ...waits,
    'not-written': { status: 409, title: 'Write at least one part and the conclusion first' },
    'nothing-changed': { status: 409, title: 'Nothing was written since the newest version' },
  },
})

const OneProposal = InProgramme.extend({ assessment: Id })
const proposal = { 'unknown-proposal': { status: 404, title: 'This assessment does not wait for a decision; somebody decided already' } } as const

export const approveAssessment = defineRoute({
  id: 'approveAssessment',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment/proposals/:assessment/approve',
  action: 'assessment.approve',
  summary: 'Approve a proposed assessment as its next version, as a second person',
  params: OneProposal,
  status: 201,
  answer: z.strictObject({ version: z.int().min(1) }),
  problems: { ...proposal, 'same-person-approves': { status: 409, title: 'You proposed this assessment; somebody else has to approve it' } },
})

export const putBackAssessment = defineRoute({
  id: 'putBackAssessment',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment/proposals/:assessment/put-back',
  action: 'assessment.write',
  summary: 'Give a proposed assessment back to those who write it, with a reason',
  params: OneProposal,
  body: z.strictObject({ reason: ReasonsText, language: WrittenIn }),
  status: 204,
  answer: z.undefined(),
  problems: proposal,
})

export const assessmentVersion = defineRoute({
  id: 'assessmentVersion',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/equality-assessment/versions/:version',
  action: 'analysis.view',
  summary: 'One approved version of the equality impact assessment',
  params: InProgramme.extend({ version: z.coerce.number().int().min(1) }),
  answer: z.strictObject({ ...approved, ...content }),
})
