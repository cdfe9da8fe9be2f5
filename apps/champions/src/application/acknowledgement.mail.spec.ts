import { expect, it } from 'vitest'
import { acknowledgementMail } from './acknowledgement.mail.ts'

const about = { to: 'a@example.org', origin: 'https://heard.example', reference: '1A2B3C4D', due: '2026-12-07' }

it('says in their language that the application came and when they hear, and where to look', () => {
  const english = acknowledgementMail({ ...about, language: 'en' })
  expect([english.subject, english.language]).toEqual(['Heard: we have your application [1A2B3C4D]', 'en'])
  expect(english.text).toContain('You hear from us by 7 December 2026.')
  expect(english.text).toContain('https://heard.example/my-contribution\n')
  const urdu = acknowledgementMail({ ...about, language: 'ur' })
  expect([urdu.language, urdu.text.includes('https://heard.example/ur/my-contribution\n')]).toEqual(['ur', true])
  expect(acknowledgementMail({ ...about, language: 'pl' }).language).toBe('en')
})
