import { describe, expect, it } from 'vitest'
import { answerMail } from './enquiry.mails.ts'

const answer = { to: 'a@heard.example', origin: 'https://heard.example', reference: '1A2B3C4D', text: 'On Monday.', thread: [] }
const replied = ['You can reply', 'آپ اس ای میل کا جواب دے سکتے ہیں']

describe.each(['en', 'ur'])('an answer by e-mail in %s', (language) => {
  const promises = (text: string): boolean => replied.some((promise) => text.includes(promise))

  it('asks for replies where there is a mailbox for them', () => {
    const mail = answerMail({ ...answer, language, replyTo: 'ask+1A2B3C4D@heard.example' })
    expect([promises(mail.text), mail.replyTo]).toStrictEqual([true, 'ask+1A2B3C4D@heard.example'])
  })

  it('promises nothing where there is none, as by Notify', () => {
    const mail = answerMail({ ...answer, language, replyTo: undefined })
    expect([promises(mail.text), Object.hasOwn(mail, 'replyTo')]).toStrictEqual([false, false])
  })
})
