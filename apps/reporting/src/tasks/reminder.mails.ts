import type { Mail } from '@heard/service-kit'
import type { Due } from './due.ts'

const what: Readonly<Record<Due['kind'], { readonly soon: string; readonly passed: string }>> = {
  answer: {
    soon: 'A recommendation waits for the answer of your organisation',
    passed: 'A recommendation had no answer of your organisation by its day. The public sees that',
  },
  promise: {
    soon: 'A promise of your organisation is due soon',
    passed: 'The day of a promise of your organisation has passed. The public sees it as overdue until you say what came of it',
  },
  milestone: {
    soon: 'A milestone of a promise of your organisation is due soon',
    passed: 'The day of a milestone of your organisation has passed. The public sees it as missed until you say that it is done',
  },
}

const named: Readonly<Record<Due['kind'], string>> = { answer: 'an answer', promise: 'a promise', milestone: 'a milestone' }

const dayIn = (day: string): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** Reminds somebody who speaks for an organisation. It holds no words of anybody. */
export const reminderMail = (to: string, { kind, due }: Due, today: string, page: string): Mail => {
  const passed = today > due
  return {
    to,
    language: 'en',
    subject: passed ? `Heard: the day of ${named[kind]} has passed` : `Heard: ${named[kind]} is due by ${dayIn(due)}`,
    text: `${passed ? what[kind].passed : what[kind].soon}. ${passed ? 'It was due' : 'It is due'} by ${dayIn(due)}:\n${page}\n`,
  }
}
