import { expect, it } from 'vitest'
import { gatheringMail } from './gathering.mails.ts'

const about = {
  to: 'amina@example.org',
  language: 'en',
  origin: 'https://heard.example',
  title: 'Hear Me',
  place: 'Library',
  startsAt: '2027-07-05T17:30:00.000Z',
  page: '/programmes/luton/gatherings/g1',
}

it('says by when a place has to be taken, in British time', () => {
  expect(gatheringMail(about, { type: 'offered', until: '2027-07-03T09:00:00.000Z' })).toStrictEqual({
    to: 'amina@example.org',
    subject: 'Heard: a place is free for you at "Hear Me"',
    language: 'en',
    text: `A place is free for you. We keep it until Saturday 3 July 2027 at 10:00. Please take it before then, or it goes to the next person.

Hear Me
When: Monday 5 July 2027 at 18:30
Where: Library

All about it, and a file for your calendar:
https://heard.example/programmes/luton/gatherings/g1

To take, change or give back a place, open this page and enter the code from your receipt:
https://heard.example/my-place

Please do not reply to this e-mail: nobody reads what comes back to it.
`,
  })
})

it('leads to pages in the language of its reader, and tells why there will be nothing', () => {
  const { text, language } = gatheringMail({ ...about, language: 'ur' }, { type: 'cancelled', reason: 'The hall is flooded.' })
  expect([language, text.includes('https://heard.example/ur/my-place'), text.includes('The hall is flooded.')]).toStrictEqual(['ur', true, true])
  expect(gatheringMail({ ...about, language: 'pl' }, { type: 'in' }).language).toBe('en')
})
