import { expect, it } from 'vitest'
import { referralNotice } from './referral.notice.ts'

const to = { partner: 'Total Wellbeing Luton', service: 'Move More', days: 90 }

it('names the partner, each field and what for', () => {
  expect(referralNotice(to, ['name', 'contact'], 'en', true)?.notice.text).toBe(
    'You may pass on to Total Wellbeing Luton: my name; how to reach me. They may use it to get in touch with me about Move More, and for nothing else. You erase it after 90 days. I can take this back at any time: then you erase it at once and ask Total Wellbeing Luton to do the same.',
  )
})

it('is another notice for other fields', () => {
  const [some, more] = [referralNotice(to, ['name', 'contact'], 'en', true), referralNotice(to, ['name', 'contact', 'about'], 'en', true)]
  expect(some?.noticeHash === more?.noticeHash).toBe(false)
})

it('is not offered in words that nobody has approved, where it counts', () => {
  expect([referralNotice(to, ['name'], 'ur', true), referralNotice(to, ['name'], 'so', false)]).toStrictEqual([undefined, undefined])
  expect(referralNotice(to, ['name'], 'ur', false)?.notice.language).toBe('ur')
})
