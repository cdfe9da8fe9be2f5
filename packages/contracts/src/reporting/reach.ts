import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Slug } from '../values.ts'
import { Population } from './population.ts'
import { InProgramme, ReachTableId } from './values.ts'

/** Who was heard, as staff see it: people, each once in a cell, notes of one table of a gathering as one person. */
export const StaffReach = z.strictObject({
  people: z.int().min(0),
  tables: z.array(z.strictObject({ id: ReachTableId, columns: z.array(Slug), cells: z.array(z.int().min(0)) })),
})
export type StaffReach = z.infer<typeof StaffReach>

export const showReach = defineRoute({
  id: 'showReach',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/reach',
  action: 'analysis.view',
  summary: 'Who was heard and who was not, in people, for staff',
  params: InProgramme,
  answer: StaffReach.extend({ populations: z.array(Population) }),
})
