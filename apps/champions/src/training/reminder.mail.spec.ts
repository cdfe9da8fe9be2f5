import { expect, it } from 'vitest'
import { trainingReminder } from './reminder.mail.ts'

it('says until when a training counts and where the next ones are, in the language of the champion', () => {
  const about = { to: 'a@example.org', expires: '2026-12-20', page: 'https://heard.example/staff/luton/volunteering/care' }
  const english = trainingReminder({ ...about, language: 'en' })
  expect(english.text).toContain('counts until 20 December 2026.')
  expect(english.text).toContain(`${about.page}\n`)
  const urdu = trainingReminder({ ...about, language: 'ur' })
  expect([urdu.language, urdu.text.includes(about.page)]).toEqual(['ur', true])
  expect(trainingReminder({ ...about, language: 'pl' }).language).toBe('en')
})
