import type { Mail } from '@heard/service-kit'

type Words = { readonly subject: (reference: string) => string; readonly end: (mine: string, replies: boolean) => readonly string[] }

const spoken: Readonly<Record<string, Words>> = {
  en: {
    subject: (reference) => `Heard: our answer to you [${reference}]`,
    end: (mine, replies) => [
      replies
        ? 'You can reply to this e-mail. Please leave the letters in brackets in the subject.'
        : 'Please do not reply to this e-mail: nobody reads what comes back to it.',
      `To see all our answers, to add more, or to have this erased, open this page and enter the code from your receipt:\n${mine}`,
    ],
  },
  ur: {
    subject: (reference) => `Heard: آپ کے لیے ہمارا جواب [${reference}]`,
    end: (mine, replies) => [
      replies
        ? 'آپ اس ای میل کا جواب دے سکتے ہیں۔ عنوان میں بریکٹ والے حروف رہنے دیں۔'
        : 'براہ کرم اس ای میل کا جواب نہ دیں: اس کے جواب کوئی نہیں پڑھتا۔',
      `ہمارے سب جواب دیکھنے، مزید لکھنے، یا یہ سب مٹوانے کے لیے یہ صفحہ کھولیں اور اپنی رسید کا کوڈ لکھیں:\n${mine}`,
    ],
  },
}
const english = spoken.en

type Answering = {
  readonly to: string
  readonly language: string
  readonly origin: string
  readonly reference: string
  readonly text: string
  readonly replyTo: string | undefined
  readonly thread: readonly string[]
}

/** The address that replies to one enquiry come to: `ask+1A2B3C4D@…`. */
export const replyAddress = (mailbox: string | undefined, reference: string): string | undefined => {
  if (mailbox === undefined) return undefined
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${reference}${mailbox.slice(at)}`
}

/** An answer as somebody wrote it, and below it in the language of the person how to go on. */
export const answerMail = ({ to, language, origin, reference, text, replyTo, thread }: Answering): Mail => {
  const tongue = spoken[language] ? language : 'en'
  const words = spoken[tongue] ?? english
  if (!words) throw new TypeError('there is no wording in English')
  const local = tongue === 'en' ? origin : `${origin}/${tongue}`
  const end = words.end(`${local}/my-contribution`, replyTo !== undefined)
  return {
    to,
    subject: words.subject(reference),
    text: `${[text, '--', ...end].join('\n\n')}\n`,
    language: tongue,
    byHand: true,
    thread,
    ...(replyTo === undefined ? {} : { replyTo }),
  }
}

/** A reminder to whoever an enquiry is assigned to: nothing of what was asked. */
export const reminderMail = (to: string, what: 'due' | 'overdue', reference: string, page: string): Mail => ({
  to,
  subject: what === 'due' ? `Heard: an enquiry is due today [${reference}]` : `Heard: an enquiry is overdue [${reference}]`,
  text: `${what === 'due' ? 'An enquiry that is assigned to you is due today.' : 'An enquiry that is assigned to you is past its day.'}\n\n${page}\n`,
  language: 'en',
})
