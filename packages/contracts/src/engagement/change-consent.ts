import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Slug } from '../values.ts'
import { ConsentChoice, ReceiptCode } from './share-story.ts'

export const changeConsent = defineRoute({
  id: 'changeConsent',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/consent',
  action: 'public',
  summary: 'Withdraw or give one consent of a contribution, with its receipt; as easy to take back as to give',
  /** For a withdrawal the notice is the one that was agreed to; for giving it is the one in force. */
  body: z.strictObject({ receipt: ReceiptCode, choice: ConsentChoice }),
  answer: z.strictObject({ purpose: Slug, given: z.boolean() }),
  problems: {
    'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' },
    'notice-changed': { status: 409, title: 'The wording has changed since you read it; please look at it again' },
    'nothing-to-withdraw': { status: 409, title: 'You have not agreed to this, so there is nothing to take back' },
    'given-already': { status: 409, title: 'You have agreed to this already' },
  },
})
