import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Slug } from '../values.ts'
import { keepingProblems, OneCommitment } from './commitment-place.ts'
import { WaitingFiles, waitingProblems } from './published-file.ts'
import { ClaimLevel, InProgramme, ProgressState, Verdict, VerdictBy } from './values.ts'
import { LongText, MeasureText, MilestoneText, NamedLinks, NoteText, ReasonsText, RoleText, WrittenIn } from './wording.ts'

export const dayProblems = {
  'in-the-future': { status: 422, title: 'This day cannot lie in the future' },
  'before-it-was-made': { status: 422, title: 'This day cannot lie before the day the commitment was made' },
} as const

export const milestoneDays = {
  'milestone-before-made': { status: 422, title: 'A milestone cannot be due before the day the commitment was made' },
  'milestone-after-due': { status: 422, title: 'A milestone cannot be due after the commitment itself' },
} as const

export const makeCommitment = defineRoute({
  id: 'makeCommitment',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/commitments',
  action: 'commitment.make',
  summary: 'Promise something: what, by when, and how anybody can tell; under a recommendation or an objective of the programme',
  params: InProgramme,
  body: z.strictObject({
    /** The organisation that promises: one the caller speaks for. */
    organisation: Slug,
    recommendation: Id.optional(),
    objective: Slug.optional(),
    /** Today, unless it was promised earlier. */
    madeOn: Day.optional(),
    due: Day,
    measure: MeasureText,
    text: LongText,
    /** The role that answers for it, never a person's name. */
    ownerRole: RoleText,
    milestones: z
      .array(z.strictObject({ text: MilestoneText, due: Day }))
      .max(20)
      .optional(),
    language: WrittenIn,
  }),
  status: 201,
  answer: z.strictObject({ commitment: Id }),
  problems: {
    'commitment-exists': { status: 409, title: 'This commitment is made already' },
    'under-nothing': { status: 422, title: 'Choose the recommendation or the objective that this answers' },
    'unknown-organisation': { status: 422, title: 'This organisation is not one of the programme' },
    'unknown-objective': { status: 422, title: 'This objective is not one of the programme' },
    'unknown-recommendation': { status: 422, title: 'There is no such published recommendation in this programme' },
    'recommendation-withdrawn': { status: 409, title: 'This recommendation was withdrawn' },
    'not-addressed-to-you': { status: 403, title: 'This recommendation is addressed to another organisation' },
    'not-answered': { status: 409, title: 'Answer the recommendation first' },
    'recommendation-declined': { status: 409, title: 'This recommendation was declined; amend that answer first' },
    'not-yours': { status: 403, title: 'You cannot promise for this organisation' },
    'in-the-future': { status: 422, title: 'The day it was promised cannot lie in the future' },
    'due-before-made': { status: 422, title: 'A commitment cannot be due before it was made' },
    ...milestoneDays,
  },
})

export const amendCommitment = defineRoute({
  id: 'amendCommitment',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/commitments/:commitment',
  action: 'commitment.amend',
  summary: 'Amend a commitment, saying why; the earlier wording and day stay visible',
  params: OneCommitment,
  body: z.strictObject({
    due: Day.optional(),
    measure: MeasureText.optional(),
    text: LongText.optional(),
    ownerRole: RoleText.optional(),
    reason: ReasonsText,
    language: WrittenIn,
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...keepingProblems,
    'nothing-amended': { status: 422, title: 'Change the day, the measure, the text or the role' },
    'due-before-made': { status: 422, title: 'A commitment cannot be due before it was made' },
    'due-before-milestone': { status: 409, title: 'A milestone is due after this day; move it or drop it first' },
  },
})

export const reportProgress = defineRoute({
  id: 'reportProgress',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/commitments/:commitment/progress',
  action: 'progress.report',
  summary: 'Say how far it is',
  params: OneCommitment,
  /** `on`: today unless told. `files`: sent ahead by `sendFileAhead`. */
  body: z.strictObject({
    state: ProgressState,
    note: NoteText,
    on: Day.optional(),
    links: NamedLinks.optional(),
    files: WaitingFiles.optional(),
    language: WrittenIn,
  }),
  status: 204,
  answer: z.undefined(),
  problems: { ...keepingProblems, ...dayProblems, ...waitingProblems },
})

export const claimOutcome = defineRoute({
  id: 'claimOutcome',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/commitments/:commitment/outcome',
  action: 'outcome.claim',
  summary: 'Say how much of what was promised is there, and what came of it; the community then says whether it sees it',
  params: OneCommitment,
  body: z.strictObject({
    level: ClaimLevel,
    text: LongText,
    on: Day.optional(),
    links: NamedLinks.optional(),
    files: WaitingFiles.optional(),
    language: WrittenIn,
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...keepingProblems,
    ...dayProblems,
    ...waitingProblems,
    'already-claimed': { status: 409, title: 'This level is claimed already and waits for the community’s verdict' },
  },
})

export const recordVerdict = defineRoute({
  id: 'recordVerdict',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/commitments/:commitment/verdicts',
  action: 'verdict.record',
  summary: 'Record what residents or champions see of it',
  params: OneCommitment,
  body: z.strictObject({
    from: VerdictBy,
    verdict: Verdict,
    note: NoteText.optional(),
    /** How many people joined in it; the public sees it rounded, or not at all under 10. */
    people: z.int().min(1).max(1_000_000).optional(),
    on: Day.optional(),
    language: WrittenIn,
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    'unknown-commitment': keepingProblems['unknown-commitment'],
    ...dayProblems,
    'too-early': { status: 409, title: 'A verdict comes after an outcome is claimed, or after the due day' },
  },
})
