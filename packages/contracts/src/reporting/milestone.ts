import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id } from '../values.ts'
import { dayProblems, milestoneDays } from './commitment.ts'
import { keepingProblems, OneCommitment } from './commitment-place.ts'
import { MilestoneText, ReasonsText, WrittenIn } from './wording.ts'

const OneMilestone = OneCommitment.extend({ milestone: Id })
const path = '/api/v1/reporting/programmes/:programme/commitments/:commitment/milestones' as const
const settling = {
  ...keepingProblems,
  'unknown-milestone': { status: 404, title: 'There is no such milestone in this commitment' },
  'milestone-settled': { status: 409, title: 'This milestone was reached or dropped already' },
} as const

export const addMilestone = defineRoute({
  id: 'addMilestone',
  method: 'POST',
  path,
  action: 'commitment.amend',
  summary: 'Add a milestone to a commitment: what, by when',
  params: OneCommitment,
  body: z.strictObject({ text: MilestoneText, due: Day, language: WrittenIn }),
  status: 201,
  answer: z.strictObject({ milestone: Id }),
  problems: {
    ...keepingProblems,
    ...milestoneDays,
    'milestone-exists': { status: 409, title: 'This milestone is there already' },
  },
})

export const moveMilestone = defineRoute({
  id: 'moveMilestone',
  method: 'PUT',
  path: `${path}/:milestone`,
  action: 'commitment.amend',
  summary: 'Move a milestone to another day, saying why; the earlier day stays visible',
  params: OneMilestone,
  body: z.strictObject({ due: Day, reason: ReasonsText, language: WrittenIn }),
  status: 204,
  answer: z.undefined(),
  problems: { ...settling, ...milestoneDays, 'not-moved': { status: 422, title: 'Choose another day than the one it is due now' } },
})

export const reachMilestone = defineRoute({
  id: 'reachMilestone',
  method: 'POST',
  path: `${path}/:milestone/reached`,
  action: 'progress.report',
  summary: 'Say that a milestone is reached, and on which day; today unless told',
  params: OneMilestone,
  body: z.strictObject({ on: Day.optional() }),
  status: 204,
  answer: z.undefined(),
  problems: { ...settling, ...dayProblems },
})

export const dropMilestone = defineRoute({
  id: 'dropMilestone',
  method: 'POST',
  path: `${path}/:milestone/dropped`,
  action: 'commitment.amend',
  summary: 'Drop a milestone, saying why; it stays visible',
  params: OneMilestone,
  body: z.strictObject({ reason: ReasonsText, language: WrittenIn }),
  status: 204,
  answer: z.undefined(),
  problems: settling,
})
