import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Slug } from '../values.ts'

/** Facts that one pack can prove, each with its own proof file. */
export const mostFactsInPack = 5_000

export const evidencePack = defineRoute({
  id: 'evidencePack',
  method: 'GET',
  path: '/api/v1/evidence-pack',
  action: 'evidence.pack',
  summary:
    'Everything an auditor takes along, as one signed zip that verifies offline: evidence, documents, proofs, the public ledger and a verifier',
  query: z.strictObject({ programme: Slug.optional(), from: Day.optional(), to: Day.optional() }),
  exports: { what: 'evidence-pack', format: 'zip' },
  answer: z.strictObject({ name: z.string(), base64: z.string(), files: z.int().min(1) }),
  problems: {
    'everywhere-not-allowed': { status: 403, title: 'Your role is for one programme: choose that programme' },
    'range-backwards': { status: 422, title: 'The first day must not lie after the last day' },
    'too-much-for-one-pack': { status: 422, title: `The evidence rests on more than ${mostFactsInPack} facts: choose one programme, or fewer days` },
    'nothing-published': { status: 409, title: 'Neither log has a checkpoint yet: try again in a minute' },
  },
})
