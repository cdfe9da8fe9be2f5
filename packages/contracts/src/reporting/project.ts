import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { InProgramme } from './values.ts'

export const exportProject = defineRoute({
  id: 'exportProject',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/codebook/qdpx',
  action: 'analysis.export',
  summary:
    'Themes, de-identified texts, codings and memos as a file that other tools for analysis read (REFI-QDA project); opening the texts is recorded',
  exports: { what: 'analysis-project', format: 'qdpx' },
  params: InProgramme,
  answer: z.strictObject({ name: z.string(), base64: z.string(), texts: z.int().min(1) }),
  problems: { 'no-texts': { status: 409, title: 'No contribution is de-identified yet; take the codebook alone' } },
})
