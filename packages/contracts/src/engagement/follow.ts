import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Email, Language } from '../values.ts'
import { FollowState, unknownReceipt } from './my-contribution.ts'
import { ReceiptCode } from './share-story.ts'

const unknownLink = { 'unknown-link': { status: 404, title: 'This link was used already, or is too old' } } as const

/** Days within which the link in the first mail must be followed; then the address is erased. */
export const daysToConfirm = 7

export const follow = defineRoute({
  id: 'follow',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/follow',
  action: 'public',
  summary:
    'Be told by e-mail when a contribution moves; nothing is sent before the link in a first mail was followed. A new address replaces the old one',
  body: z.strictObject({ receipt: ReceiptCode, email: Email, language: Language }),
  answer: z.strictObject({ follow: FollowState }),
  problems: {
    ...unknownReceipt,
    'contact-not-agreed': { status: 409, title: 'Agree first that we may get in touch with you' },
    'no-mail-server': { status: 503, title: 'We cannot send e-mail at the moment' },
  },
})

export const confirmFollow = defineRoute({
  id: 'confirmFollow',
  method: 'POST',
  path: '/api/v1/engagement/follow/confirm',
  action: 'public',
  summary: 'Confirm an address by the one-time link that was sent to it',
  body: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
  answer: z.strictObject({ follow: FollowState }),
  problems: unknownLink,
})

export const unfollow = defineRoute({
  id: 'unfollow',
  method: 'POST',
  path: '/api/v1/engagement/follow/stop',
  action: 'public',
  summary: 'Stop the mails, by the link that stands in each of them; the address is erased',
  body: z.strictObject({ token: z.string().max(200) }),
  answer: z.strictObject({ follow: FollowState }),
  problems: unknownLink,
})
