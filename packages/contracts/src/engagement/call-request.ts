import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment, Slug } from '../values.ts'
import { CallDetails } from './concern.ts'
import { unknownReceipt } from './my-contribution.ts'
import { ReceiptCode } from './share-story.ts'

export const askForCall = defineRoute({
  id: 'askForCall',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/calls',
  action: 'public',
  summary: 'Ask to be called by the safeguarding team, with or without a contribution; no story and no date of birth is asked for',
  params: z.strictObject({ programme: Slug }),
  body: z.strictObject({
    details: CallDetails,
    /** Given only where the call is about that contribution. One of another programme, or of something erased, ties the call to nothing. */
    receipt: ReceiptCode.optional(),
    /** Younger than the programme takes stories from. */
    young: z.boolean().optional(),
  }),
  status: 201,
  /** `receipt`: a code of its own, where the call is about no contribution; shown once. */
  answer: z.strictObject({ concern: Id, receipt: z.string().optional() }),
  problems: { ...unknownReceipt, 'programme-not-open': { status: 409, title: 'This programme is over; nobody would call' } },
})

/** A request to be called, as whoever asked sees it. */
export const MyCall = z.strictObject({
  concern: Id,
  at: Moment,
  state: z.enum(['waiting', 'taken', 'called', 'cancelled', 'closed']),
  /** Left out once it is erased. */
  details: CallDetails.optional(),
})
export type MyCall = z.infer<typeof MyCall>

export const myCalls = defineRoute({
  id: 'myCalls',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/calls',
  action: 'public',
  summary: 'Requests to be called that belong to this receipt, or to the code that was given for one',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ programme: Slug, calls: z.array(MyCall) }),
  problems: unknownReceipt,
})

export const cancelCall = defineRoute({
  id: 'cancelCall',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/calls/cancel',
  action: 'public',
  summary: 'Take back a request to be called; how to reach the person is erased',
  body: z.strictObject({ receipt: ReceiptCode, concern: Id }),
  answer: z.strictObject({ concern: Id }),
  problems: {
    ...unknownReceipt,
    'no-call-to-cancel': { status: 409, title: 'This call is cancelled already, or there is no such call' },
  },
})
