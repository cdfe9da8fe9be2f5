import { expect, it } from 'vitest'
import { keyOfSent } from './sent-key.server.ts'

it('is one key for the same words of one form, and another one for other words or from another form', () => {
  const of = (key: string, name: string) => new Headers(keyOfSent(key, { name }).headers).get('idempotency-key')
  expect(of('form', 'Amina')).toMatch(/^[\w-]{43}$/)
  expect(of('form', 'Amina')).toBe(of('form', 'Amina'))
  expect(new Set([of('form', 'Amina'), of('form', 'Bilal'), of('other', 'Amina')]).size).toBe(3)
})
