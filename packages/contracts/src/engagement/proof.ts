import { z } from 'zod'
import { defineRoute } from '../define-route.ts'

/** A solved challenge as the solver gives it: `{"challenge":…,"solution":…}`. Says nothing of who solved it. */
export const SolvedChallenge = z.string().max(4_000)

export const askForProof = defineRoute({
  id: 'askForProof',
  method: 'GET',
  path: '/api/v1/engagement/proof',
  action: 'public',
  summary:
    'A challenge that costs a browser some seconds of work, while more stories come in than people send; a story with it solved is not held back for that',
  together: 'stories',
  answer: z.strictObject({ challenge: z.string().optional() }),
})
