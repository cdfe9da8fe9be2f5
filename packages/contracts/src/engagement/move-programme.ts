import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Slug } from '../values.ts'
import { ProgrammeStatus } from './programme.ts'

/** Where a programme can be moved to by hand; every programme starts as planned. */
export const NextStatus = ProgrammeStatus.exclude(['planned'])
export type NextStatus = z.infer<typeof NextStatus>

export const moveProgramme = defineRoute({
  id: 'moveProgramme',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/status',
  action: 'programme.manage',
  summary: 'Open a programme, start its reporting, close it, or put it into the archive',
  params: z.strictObject({ programme: Slug }),
  body: z.strictObject({ to: NextStatus }),
  answer: z.strictObject({ status: ProgrammeStatus }),
  problems: {
    'unknown-programme': { status: 404, title: 'There is no such programme' },
    'wrong-status': { status: 409, title: 'The programme cannot go there from where it is' },
    'edition-not-running': { status: 409, title: 'No edition of the programme runs today; open one first' },
  },
})
