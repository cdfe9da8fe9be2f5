import type { Mail } from '@heard/service-kit'
import type { Move } from './moves.projection.ts'

/** What every mail is about: nothing of the story, and not even which programme it was told to. */
type Words = { readonly subject: string; readonly lines: (links: readonly string[]) => readonly string[] }

const first: Readonly<Record<string, Words>> = {
  en: {
    subject: 'Heard: please confirm your e-mail address',
    lines: ([confirm, stop]) => [
      'Somebody, most likely you, asked us to write to this address when there is news on Heard.',
      `Was it you? Follow this link within 7 days:\n${confirm}`,
      `Was it not you? You need do nothing: we erase this address after 7 days. To erase it now:\n${stop}`,
    ],
  },
  ur: {
    subject: 'Heard: براہ کرم اپنے ای میل پتے کی تصدیق کریں',
    lines: ([confirm, stop]) => [
      'کسی نے، غالباً آپ نے، ہم سے کہا ہے کہ Heard پر کوئی نئی بات ہو تو اس پتے پر لکھیں۔',
      `اگر یہ آپ تھے تو 7 دن کے اندر یہ لنک کھولیں:\n${confirm}`,
      `اگر یہ آپ نہیں تھے تو کچھ نہ کریں: ہم 7 دن بعد یہ پتہ مٹا دیں گے۔ ابھی مٹانے کے لیے:\n${stop}`,
    ],
  },
}

const moved: Readonly<Record<string, Words>> = {
  en: {
    subject: 'Heard: something has moved',
    lines: ([mine, stop]) => [
      'Something has moved with what you told us.',
      `To see it, open this page and enter the code from your receipt:\n${mine}`,
      `To get no more of these mails, and have this address erased:\n${stop}`,
    ],
  },
  ur: {
    subject: 'Heard: کچھ پیش رفت ہوئی ہے',
    lines: ([mine, stop]) => [
      'آپ نے جو ہمیں بتایا تھا اس میں کچھ پیش رفت ہوئی ہے۔',
      `دیکھنے کے لیے یہ صفحہ کھولیں اور اپنی رسید کا کوڈ لکھیں:\n${mine}`,
      `یہ ای میل بند کرنے اور یہ پتہ مٹوانے کے لیے:\n${stop}`,
    ],
  },
}

const newsLines: Readonly<Record<string, Readonly<Record<Move, string>>>> = {
  en: {
    asked: 'An organisation was asked for something.',
    answered: 'An organisation has answered.',
    silent: 'An organisation did not answer in time.',
    promised: 'An organisation has promised something.',
    changed: 'A promise was changed.',
    progress: 'There is news about a promise.',
    kept: 'An organisation says that a promise is kept.',
    verdict: 'People have said what they see of a promise.',
    report: 'A new report is out.',
    figures: 'New figures are out.',
    results: 'Results of a conversation are out.',
  },
  ur: {
    asked: 'ایک ادارے سے کچھ کہا گیا ہے۔',
    answered: 'ایک ادارے نے جواب دیا ہے۔',
    silent: 'ایک ادارے نے وقت پر جواب نہیں دیا۔',
    promised: 'ایک ادارے نے کوئی وعدہ کیا ہے۔',
    changed: 'ایک وعدہ بدلا گیا ہے۔',
    progress: 'ایک وعدے کے بارے میں نئی خبر ہے۔',
    kept: 'ایک ادارہ کہتا ہے کہ وعدہ پورا ہو گیا۔',
    verdict: 'لوگوں نے بتایا ہے کہ وعدے کا کیا نظر آتا ہے۔',
    report: 'ایک نئی رپورٹ آ گئی ہے۔',
    figures: 'نئے اعداد و شمار آ گئے ہیں۔',
    results: 'ایک گفتگو کے نتائج آ گئے ہیں۔',
  },
}

const news: Readonly<Record<string, Words>> = {
  en: {
    subject: 'Heard: something has moved',
    lines: ([page, stop]) => [`See it here:\n${page}`, `To get no more of these mails, and have this address erased:\n${stop}`],
  },
  ur: {
    subject: 'Heard: کچھ پیش رفت ہوئی ہے',
    lines: ([page, stop]) => [`یہاں دیکھیں:\n${page}`, `یہ ای میل بند کرنے اور یہ پتہ مٹوانے کے لیے:\n${stop}`],
  },
}

type To = { readonly to: string; readonly language: string; readonly origin: string; readonly stop: string }

const mail = (all: Readonly<Record<string, Words>>, page: string, { to, language, origin, stop }: To): Mail => {
  const spoken = all[language] ? language : 'en'
  const { subject, lines } = all[spoken] ?? { subject: '', lines: () => [] }
  const local = spoken === 'en' ? origin : `${origin}/${spoken}`
  const stopPage = `${local}/follow/stop?token=${encodeURIComponent(stop)}`
  return { to, subject, text: `${lines([`${local}${page}`, stopPage]).join('\n\n')}\n`, language: spoken, unsubscribe: stopPage }
}

/** The first mail, with the link that confirms the address. */
export const confirmMail = (to: To, token: string): Mail => mail(first, `/follow/confirm?token=${token}`, to)

/** Something moved: the page, and no code in its address. */
export const movedMail = (to: To): Mail => mail(moved, '/my-contribution', to)

/** What moved in public, and the page that shows it. */
export const newsMail = (to: To, page: string, moves: readonly Move[]): Mail => {
  const plain = mail(news, page, to)
  const said = newsLines[plain.language] ?? newsLines.en
  return { ...plain, text: `${moves.flatMap((move) => said?.[move] ?? []).join('\n')}\n\n${plain.text}` }
}
