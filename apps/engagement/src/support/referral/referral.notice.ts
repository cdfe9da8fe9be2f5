import { createHash } from 'node:crypto'
import type { LocalText } from '@heard/contracts'
import type { ReferralField } from '@heard/contracts/engagement'

type Words = { readonly fields: Readonly<Record<ReferralField, string>>; readonly and: string; readonly say: (to: To, fields: string) => string }
type To = { readonly partner: string; readonly service: string; readonly days: number }

/** Only a language whose words somebody has approved is offered where it counts. */
const approved: ReadonlySet<string> = new Set(['en'])

const notices: Readonly<Record<string, Words>> = {
  en: {
    fields: {
      name: 'my name',
      contact: 'how to reach me',
      about: 'what I want help with, which may say something about my health',
      language: 'the language I speak',
    },
    and: '; ',
    say: ({ partner, service, days }, fields) =>
      `You may pass on to ${partner}: ${fields}. They may use it to get in touch with me about ${service}, and for nothing else. You erase it after ${days} days. I can take this back at any time: then you erase it at once and ask ${partner} to do the same.`,
  },
  ur: {
    fields: {
      name: 'میرا نام',
      contact: 'مجھ سے رابطہ کیسے ہو سکتا ہے',
      about: 'مجھے کس چیز میں مدد چاہیے، جس سے میری صحت کے بارے میں کچھ پتا چل سکتا ہے',
      language: 'میں کون سی زبان بولتا ہوں',
    },
    and: '؛ ',
    say: ({ partner, service, days }, fields) =>
      `آپ ${partner} کو یہ بتا سکتے ہیں: ${fields}۔ وہ اسے صرف ${service} کے بارے میں مجھ سے رابطہ کرنے کے لیے استعمال کر سکتے ہیں، اور کسی چیز کے لیے نہیں۔ آپ اسے ${days} دن بعد مٹا دیں گے۔ میں کسی بھی وقت اسے واپس لے سکتا ہوں: تب آپ اسے فوراً مٹا دیں گے اور ${partner} سے بھی ایسا کرنے کو کہیں گے۔`,
  },
}

export type Noticed = { readonly notice: LocalText; readonly noticeHash: string }

/** The exact words that somebody agrees to, in this language. Nothing where they are not written, or not approved and it counts. */
export const referralNotice = (to: To, fields: readonly ReferralField[], language: string, counts: boolean): Noticed | undefined => {
  const words = notices[language]
  if (!words || (counts && !approved.has(language))) return undefined
  const text = words.say(to, fields.map((field) => words.fields[field]).join(words.and))
  return { notice: { language, text }, noticeHash: createHash('sha256').update(text).digest('hex') }
}
