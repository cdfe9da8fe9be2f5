import type { Mail } from '@heard/service-kit'
import { spoken } from '../mail-words/spoken.ts'

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
  const { words, local, language: tongue } = spoken(language, origin)
  const { subject, reply, noReply, page } = words.answer
  const parts = [text, '--', replyTo === undefined ? noReply : reply, `${page}\n${local}/my-contribution`]
  return {
    to,
    subject: `${subject} [${reference}]`,
    text: `${parts.join('\n\n')}\n`,
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
