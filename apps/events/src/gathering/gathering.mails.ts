import type { Mail } from '@heard/service-kit'

/** What a mail to somebody who registered is about. */
export type News =
  | { readonly type: 'in' | 'waiting' | 'changed' | 'reminder' | 'thanks' | 'heard' }
  | { readonly type: 'offered'; readonly until: string }
  | { readonly type: 'cancelled'; readonly reason: string }

export type MailAbout = {
  readonly to: string
  readonly language: string
  readonly origin: string
  readonly title: string
  readonly place: string
  readonly startsAt: string
  readonly page: string
  /** The day by which it is told what was heard. */
  readonly heardBy?: string
}

type Told = { readonly title: string; readonly until: string; readonly reason: string; readonly heardBy: string; readonly page: string }
type Words = {
  readonly locale: string
  readonly subject: Readonly<Record<News['type'], (told: Told) => string>>
  readonly text: Readonly<Record<News['type'], (told: Told) => string>>
  readonly when: string
  readonly where: string
  readonly end: (page: string, mine: string) => readonly string[]
}

const spoken: Readonly<Record<'en' | 'ur', Words>> = {
  en: {
    locale: 'en-GB',
    subject: {
      in: ({ title }) => `Heard: you have a place at "${title}"`,
      waiting: ({ title }) => `Heard: you are on the waiting list for "${title}"`,
      offered: ({ title }) => `Heard: a place is free for you at "${title}"`,
      changed: ({ title }) => `Heard: "${title}" has changed`,
      cancelled: ({ title }) => `Heard: "${title}" is cancelled`,
      reminder: ({ title }) => `Heard: "${title}" is soon`,
      thanks: ({ title }) => `Heard: thank you for coming to "${title}"`,
      heard: ({ title }) => `Heard: what we heard at "${title}"`,
    },
    text: {
      in: () => 'You have a place. We look forward to seeing you.',
      waiting: () => 'All places are taken. You are on the waiting list. If a place becomes free, we write to you.',
      offered: ({ until }) => `A place is free for you. We keep it until ${until}. Please take it before then, or it goes to the next person.`,
      changed: () => 'Something about it has changed. Here is how it is now. If you cannot come, please give your place back.',
      cancelled: ({ reason }) => `It will not take place. We are sorry. The reason:\n${reason}`,
      reminder: () => 'You have a place. If you cannot come, please give it back: somebody may be waiting.',
      thanks: ({ page, heardBy }) =>
        `Thank you for coming. What was said there counts.${heardBy === '' ? '' : ` We tell everybody what we heard by ${heardBy}, here:\n${page}/heard`}\n\nHow was it for you? Tell us here, with the code from your receipt:\n${page}/tell-us`,
      heard: ({ page }) => `Thank you for coming. What we heard, and what comes of it, is told here:\n${page}/heard`,
    },
    when: 'When',
    where: 'Where',
    end: (page, mine) => [
      `All about it, and a file for your calendar:\n${page}`,
      `To take, change or give back a place, open this page and enter the code from your receipt:\n${mine}`,
      'Please do not reply to this e-mail: nobody reads what comes back to it.',
    ],
  },
  ur: {
    locale: 'ur-PK',
    subject: {
      in: ({ title }) => `Heard: آپ کی جگہ محفوظ ہے: ${title}`,
      waiting: ({ title }) => `Heard: آپ انتظار کی فہرست میں ہیں: ${title}`,
      offered: ({ title }) => `Heard: آپ کے لیے جگہ خالی ہے: ${title}`,
      changed: ({ title }) => `Heard: تبدیلی ہوئی ہے: ${title}`,
      cancelled: ({ title }) => `Heard: منسوخ: ${title}`,
      reminder: ({ title }) => `Heard: جلد ہے: ${title}`,
      thanks: ({ title }) => `Heard: آنے کا شکریہ: ${title}`,
      heard: ({ title }) => `Heard: ہم نے کیا سنا: ${title}`,
    },
    text: {
      in: () => 'آپ کی جگہ محفوظ ہے۔ ہم آپ کا انتظار کریں گے۔',
      waiting: () => 'سب جگہیں بھر چکی ہیں۔ آپ انتظار کی فہرست میں ہیں۔ جگہ خالی ہوئی تو ہم آپ کو لکھیں گے۔',
      offered: ({ until }) => `آپ کے لیے ایک جگہ خالی ہے۔ ہم اسے ${until} تک رکھیں گے۔ براہ کرم اس سے پہلے لے لیں، ورنہ یہ اگلے شخص کو ملے گی۔`,
      changed: () => 'کچھ تبدیل ہوا ہے۔ اب یہ یوں ہے۔ اگر آپ نہیں آ سکتے تو براہ کرم اپنی جگہ واپس کر دیں۔',
      cancelled: ({ reason }) => `یہ نہیں ہوگا۔ ہمیں افسوس ہے۔ وجہ:\n${reason}`,
      reminder: () => 'آپ کی جگہ محفوظ ہے۔ اگر آپ نہیں آ سکتے تو براہ کرم جگہ واپس کر دیں: شاید کوئی انتظار میں ہو۔',
      thanks: ({ page, heardBy }) =>
        `آنے کا شکریہ۔ وہاں جو کہا گیا وہ اہم ہے۔${heardBy === '' ? '' : ` ہم نے کیا سنا، یہ ہم سب کو ${heardBy} تک یہاں بتائیں گے:\n${page}/heard`}\n\nآپ کے لیے یہ کیسا رہا؟ اپنی رسید کے کوڈ کے ساتھ یہاں بتائیں:\n${page}/tell-us`,
      heard: ({ page }) => `آنے کا شکریہ۔ ہم نے کیا سنا اور اس سے کیا ہوگا، یہ یہاں ہے:\n${page}/heard`,
    },
    when: 'کب',
    where: 'کہاں',
    end: (page, mine) => [
      `اس کے بارے میں سب کچھ، اور کیلنڈر کی فائل:\n${page}`,
      `جگہ لینے، بدلنے یا واپس کرنے کے لیے یہ صفحہ کھولیں اور اپنی رسید کا کوڈ لکھیں:\n${mine}`,
      'براہ کرم اس ای میل کا جواب نہ دیں: اس کے جواب کوئی نہیں پڑھتا۔',
    ],
  },
}

const dayOf = (locale: string, at: string): string => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
const moment = (locale: string, at: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/London' }).format(new Date(at)).replace(/^(\w+),/, '$1')

/** A mail to somebody who registered, in their language: nothing in it of who they are or what they need. */
export const gatheringMail = ({ to, language, origin, title, place, startsAt, page, heardBy }: MailAbout, news: News): Mail => {
  const tongue = language === 'ur' ? 'ur' : 'en'
  const { locale, subject, text, when, where, end } = spoken[tongue]
  const local = tongue === 'en' ? origin : `${origin}/${tongue}`
  const told = {
    title,
    until: news.type === 'offered' ? moment(locale, news.until) : '',
    reason: news.type === 'cancelled' ? news.reason : '',
    heardBy: heardBy === undefined ? '' : dayOf(locale, heardBy),
    page: `${local}${page}`,
  }
  const about = `${title}\n${when}: ${moment(locale, startsAt)}\n${where}: ${place}`
  return {
    to,
    subject: subject[news.type](told).replaceAll(/\s+/g, ' '),
    text: `${[text[news.type](told), about, ...end(`${local}${page}`, `${local}/my-place`)].join('\n\n')}\n`,
    language: tongue,
  }
}
