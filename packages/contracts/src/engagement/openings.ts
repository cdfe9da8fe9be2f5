import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Role } from '../identity/index.ts'
import { Moment } from '../values.ts'
import { unknownReceipt } from './my-contribution.ts'
import { OpeningReason } from './opening-facts.ts'
import { ReceiptCode } from './share-story.ts'

/** Who opened something, never by name: a role in the programme, the holder of the receipt, the platform by itself, or somebody who has left. */
export const Opener = z.enum([...Role.options, 'you', 'platform', 'former-staff'])
export type Opener = z.infer<typeof Opener>

/** One opening of what is held of a contribution. */
export const OpeningOfMine = z.strictObject({ at: Moment, purpose: z.string(), reason: OpeningReason, by: z.array(Opener).min(1) })
export type OpeningOfMine = z.infer<typeof OpeningOfMine>

/** How many openings are answered at most. */
export const mostOpenings = 500

export const openingsOfMine = defineRoute({
  id: 'openingsOfMine',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/openings',
  action: 'public',
  summary: 'Who opened a contribution, in which role, when and why, for the holder of its receipt; the newest 500, newest first',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ openings: z.array(OpeningOfMine) }),
  problems: unknownReceipt,
})
