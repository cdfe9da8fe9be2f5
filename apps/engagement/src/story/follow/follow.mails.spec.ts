import { describe, expect, it } from 'vitest'
import { mailLanguages, spoken } from '../../mail-words/spoken.ts'
import { confirmMail, movedMail, newsMail } from './follow.mails.ts'

const origin = 'https://heard.example'
const to = { to: 'a@heard.example', origin, stop: 'f1.s+2' }
const english = { ...to, language: 'en' }
const ending = `${origin}/follow/stop?token=f1.s%2B2`

describe('a mail to somebody who follows', () => {
  it('confirms an address', () => {
    expect(confirmMail(english, 't1')).toStrictEqual({
      to: 'a@heard.example',
      subject: 'Heard: please confirm your e-mail address',
      text: `Somebody, most likely you, asked us to write to this address when there is news on Heard.

Was it you? Follow this link within 7 days:
${origin}/follow/confirm?token=t1

Was it not you? You need do nothing: we erase this address after 7 days. To erase it now:
${ending}
`,
      language: 'en',
      unsubscribe: ending,
    })
  })

  it('says that something moved, and nothing of what was told', () => {
    expect(movedMail(english)).toStrictEqual({
      to: 'a@heard.example',
      subject: 'Heard: something has moved',
      text: `Something has moved with what you told us.

To see it, open this page and enter the code from your receipt:
${origin}/my-contribution

To get no more of these mails, and have this address erased:
${ending}
`,
      language: 'en',
      unsubscribe: ending,
    })
  })

  it('says what moved in public, in the language of who follows', () => {
    expect(newsMail({ ...to, language: 'pl' }, '/programmes/luton/report', ['promised', 'report'])).toStrictEqual({
      to: 'a@heard.example',
      subject: 'Heard: coś się zmieniło',
      text: `Organizacja coś obiecała.
Jest nowy raport.

Tutaj można to zobaczyć:
${origin}/pl/programmes/luton/report

Aby nie dostawać więcej takich e-maili i usunąć ten adres:
${origin}/pl/follow/stop?token=f1.s%2B2
`,
      language: 'pl',
      unsubscribe: `${origin}/pl/follow/stop?token=f1.s%2B2`,
    })
  })

  it.each(['cy', 'pt-BR', 'constructor', ''])('is in English for somebody who reads “%s”', (language) => {
    expect(movedMail({ ...to, language })).toStrictEqual(movedMail(english))
  })
})

describe.each(mailLanguages)('the mails in %s', (language) => {
  const local = language === 'en' ? origin : `${origin}/${language}`
  const stop = `${local}/follow/stop?token=f1.s%2B2`
  const mine = { ...to, language }

  it.each([
    ['confirms', confirmMail(mine, 't1'), '/follow/confirm?token=t1'],
    ['tells that something moved', movedMail(mine), '/my-contribution'],
    ['tells what moved', newsMail(mine, '/programmes/luton/report', ['asked']), '/programmes/luton/report'],
  ])('lead to the page and to an end of them: one that %s', (_, mail, page) => {
    expect(mail.text.split('\n').filter((line) => line.startsWith('http'))).toStrictEqual([`${local}${page}`, stop])
    expect([mail.language, mail.unsubscribe]).toStrictEqual([language, stop])
  })

  it('say each thing that moved on a line of its own', () => {
    const { moves } = spoken(language, origin).words.news
    const [told] = newsMail(mine, '/programmes/luton/report', ['silent', 'kept', 'results']).text.split('\n\n')
    expect(told?.split('\n')).toStrictEqual([moves.silent, moves.kept, moves.results])
  })
})
