import type { ServiceContent } from '@heard/contracts/engagement'
import { expect, it } from 'vitest'
import { readService, serviceValues } from './service-values.ts'

const content: ServiceContent = {
  about: { kind: 'service', needs: ['being-active'], place: 'luton', spoken: ['en', 'ur'], interpreters: true },
  unchecked: ['ur'],
  owner: 'connector',
  reviewBy: '2027-11-29',
  words: {
    name: { en: 'Move More', ur: 'موو مور' },
    what: { en: 'Exercise', ur: 'ورزش' },
    who: { en: 'Anybody', ur: 'کوئی بھی' },
    phone: '0300 555 4152',
  },
}
const form = serviceValues(content)

it('reads a form as it was shown, and keeps the other languages', () =>
  expect(readService({ ...form, what: ['Exercise classes'] }, content)).toEqual({
    content: { ...content, words: { ...content.words, what: { en: 'Exercise classes', ur: 'ورزش' } } },
  }))

it('takes the translations of what was emptied along', () => expect(readService({ ...form, who: [' '] }, content).content?.words.who).toBe(undefined))

it('says everything that is missing, in the order of the form', () =>
  expect(readService({}).errors).toStrictEqual([
    { field: 'name', message: 'Enter the name of the service' },
    { field: 'what', message: 'Enter what the service does' },
    { field: 'needs', message: 'Choose what it helps with' },
    { field: 'place', message: 'Choose whom it is for' },
    { field: 'phone', message: 'Enter a phone number, or another way to reach the service' },
    { field: 'spoken', message: 'Choose the languages people speak there' },
    { field: 'owner', message: 'Choose who keeps it true' },
    { field: 'review-day', message: 'Enter the day by which somebody checks it again' },
  ]))
