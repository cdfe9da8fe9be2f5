import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Slug } from '../values.ts'

const InProgramme = z.strictObject({ programme: Slug })
const Recruiting = z.strictObject({
  /** Applicants are asked for people who know them. */
  references: z.boolean(),
  /** An offer or a refusal needs a second person. */
  twoDecide: z.boolean(),
})

export const setRecruiting = defineRoute({
  id: 'setRecruiting',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/recruiting',
  action: 'recruiting.set',
  summary: 'Say whether applicants are asked for references, and whether two people decide; for what comes from now on',
  params: InProgramme,
  body: Recruiting,
  answer: Recruiting,
  problems: { 'unknown-programme': { status: 404, title: 'There is no such programme' } },
})

export const showRecruiting = defineRoute({
  id: 'showRecruiting',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/recruiting',
  action: 'application.review',
  summary: 'What a programme asks of applicants, and how it decides',
  params: InProgramme,
  answer: Recruiting,
})

export const applicationForm = defineRoute({
  id: 'applicationForm',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/application-form',
  action: 'public',
  summary: 'What somebody is asked for who applies to become a champion',
  params: InProgramme,
  answer: Recruiting.pick({ references: true }),
})
