import { describe, expect, it } from 'vitest'
import { mailLanguages, spoken } from '../mail-words/spoken.ts'
import { answerMail } from './enquiry.mails.ts'

const origin = 'https://heard.example'
const answer = { to: 'a@heard.example', origin, reference: '1A2B3C4D', text: 'On Monday.', thread: [] }
const replyTo = 'ask+1A2B3C4D@heard.example'

describe('an answer by e-mail', () => {
  it('says below what somebody wrote how to go on', () => {
    expect(answerMail({ ...answer, language: 'en', replyTo })).toStrictEqual({
      to: 'a@heard.example',
      subject: 'Heard: our answer to you [1A2B3C4D]',
      text: `On Monday.

--

You can reply to this e-mail. Please leave the letters in brackets in the subject.

To see all our answers, to add more, or to have this erased, open this page and enter the code from your receipt:
${origin}/my-contribution
`,
      language: 'en',
      byHand: true,
      thread: [],
      replyTo,
    })
  })

  it.each(['cy', 'constructor'])('is in English for somebody who reads “%s”', (language) => {
    expect(answerMail({ ...answer, language, replyTo })).toStrictEqual(answerMail({ ...answer, language: 'en', replyTo }))
  })
})

describe.each(mailLanguages)('an answer by e-mail in %s', (language) => {
  const { words, local } = spoken(language, origin)
  const promises = (text: string): readonly boolean[] => [words.answer.reply, words.answer.noReply].map((line) => text.split('\n').includes(line))

  it('asks for replies where there is a mailbox for them', () => {
    const mail = answerMail({ ...answer, language, replyTo })
    expect([promises(mail.text), mail.replyTo]).toStrictEqual([[true, false], replyTo])
  })

  it('promises nothing where there is none, as by Notify', () => {
    const mail = answerMail({ ...answer, language, replyTo: undefined })
    expect([promises(mail.text), Object.hasOwn(mail, 'replyTo')]).toStrictEqual([[false, true], false])
  })

  it('has its reference in the subject, and leads to all answers', () => {
    const { subject, text, language: tongue } = answerMail({ ...answer, language, replyTo })
    expect([subject.endsWith(' [1A2B3C4D]'), text.split('\n').at(-2), tongue]).toStrictEqual([true, `${local}/my-contribution`, language])
  })
})
