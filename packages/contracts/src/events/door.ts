import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { ItemOutcomes, SealedItems } from '../device-items.ts'
import { WordsHash } from '../engagement/programme-facts.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { Id, Moment, Slug } from '../values.ts'
import { People, Permission } from './facts.ts'
import { gatheringBase, OneGathering, unknownGathering } from './gathering.ts'

type Notice = { readonly version: number; readonly words: Readonly<Record<string, string>> }

/** What is read out at the door before somebody agrees, by language. Nobody has agreed who was not asked. Other words are another version. */
export const doorNotices = {
  photographs: {
    version: 1,
    words: {
      en: 'We may take photographs of you today and show them in reports and on our website. You can take this back at any time. Then we show them no more.',
      ur: 'ہم آج آپ کی تصویریں لے سکتے ہیں اور انہیں رپورٹوں اور اپنی ویب سائٹ پر دکھا سکتے ہیں۔ آپ یہ اجازت کسی بھی وقت واپس لے سکتے ہیں۔ پھر ہم انہیں نہیں دکھائیں گے۔',
    },
  },
  'named-sharing': {
    version: 1,
    words: {
      en: 'We may say your name when we tell others what you said today. You can take this back at any time. Then we say it no more.',
      ur: 'جب ہم دوسروں کو بتائیں کہ آپ نے آج کیا کہا تو ہم آپ کا نام لے سکتے ہیں۔ آپ یہ اجازت کسی بھی وقت واپس لے سکتے ہیں۔ پھر ہم نام نہیں لیں گے۔',
    },
  },
} as const satisfies Readonly<Record<Permission, Notice>>

const Agreed = z.strictObject({
  to: Permission,
  /** SHA-256 of the words of `doorNotices` that were read out. */
  noticeHash: WordsHash,
})

/** What is noted at the door. `at`: by the clock of the device. */
export const DoorItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('arrival'),
    at: Moment,
    who: z.union([z.strictObject({ registration: Id }), z.strictObject({ code: ReceiptCode })]),
    people: People,
    agreed: z.array(Agreed).max(Permission.options.length),
  }),
  z.strictObject({ kind: z.literal('walk-in'), at: Moment, people: People }),
  z.strictObject({ kind: z.literal('community'), at: Moment, community: Slug }),
])
export type DoorItem = z.infer<typeof DoorItem>

export const dayKey = defineRoute({
  id: 'dayKey',
  method: 'GET',
  path: `${gatheringBase}/:gathering/day-key`,
  action: 'gathering.note',
  summary:
    'The public key for which devices seal what they note at a gathering; made when it is first asked for, destroyed 30 days after the gathering',
  params: OneGathering,
  answer: z.strictObject({ publicKey: z.string() }),
  problems: {
    ...unknownGathering,
    'gathering-over': { status: 409, title: 'This gathering is over for more than 30 days: nothing is noted of it any more' },
  },
})

export const takeDoorItems = defineRoute({
  id: 'takeDoorItems',
  method: 'POST',
  path: `${gatheringBase}/:gathering/door-items`,
  action: 'gathering.plan',
  summary: 'Take in what devices noted at the door without a network, each item once however often it is sent; answers what became of each',
  params: OneGathering,
  body: SealedItems,
  answer: ItemOutcomes,
  largestBody: 2_000_000,
  problems: unknownGathering,
})

export const notePermission = defineRoute({
  id: 'notePermission',
  method: 'PUT',
  path: `${gatheringBase}/:gathering/registrations/:registration/permissions/:to`,
  action: 'gathering.plan',
  summary: 'Whether somebody who comes lets photographs of them, or their name, be shown, by the words that were read out; the newest holds',
  params: OneGathering.extend({ registration: Id, to: Permission }),
  body: Agreed.omit({ to: true }).extend({ given: z.boolean() }),
  answer: z.strictObject({ registration: Id }),
  problems: {
    ...unknownGathering,
    'unknown-registration': { status: 404, title: 'There is no such registration' },
    'registration-ended': { status: 409, title: 'This registration was cancelled or its time has passed' },
    'notice-changed': { status: 409, title: 'The words that they agree to have changed; read them out again' },
  },
})

export const permitGuest = defineRoute({
  id: 'permitGuest',
  method: 'POST',
  path: `${gatheringBase}/:gathering/guests`,
  action: 'gathering.plan',
  summary: 'What somebody who came without registering lets happen, by the words that were read out; answers the code with which they take it back',
  params: OneGathering,
  body: z.strictObject({ agreed: z.array(Agreed).min(1).max(Permission.options.length) }),
  status: 201,
  answer: z.strictObject({ receipt: z.string() }),
  problems: {
    ...unknownGathering,
    'notice-changed': { status: 409, title: 'The words that they agree to have changed; read them out again' },
  },
})

const mine = '/api/v1/events/my-registration/permissions' as const
const unknownReceipt = { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } } as const

export const myPermissions = defineRoute({
  id: 'myPermissions',
  method: 'POST',
  path: mine,
  action: 'public',
  summary: 'What somebody lets happen at a gathering, by the code of their place or the one they got at the door',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ programme: Slug, gathering: Id, permissions: z.array(Permission) }),
  problems: { ...unknownReceipt, 'registration-ended': { status: 409, title: 'This registration was cancelled or its time has passed' } },
})

export const withdrawPermission = defineRoute({
  id: 'withdrawPermission',
  method: 'POST',
  path: `${mine}/withdrawal`,
  action: 'public',
  summary: 'Take back that photographs of one, or one’s name, may be shown; done again it changes nothing',
  body: z.strictObject({ receipt: ReceiptCode, to: Permission }),
  answer: z.strictObject({ permissions: z.array(Permission) }),
  problems: { ...unknownReceipt, 'registration-ended': { status: 409, title: 'This registration was cancelled or its time has passed' } },
})
