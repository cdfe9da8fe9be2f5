import { follow, subscribe } from '@heard/contracts/engagement'
import { expect, test } from 'vitest'
import { emailIn } from './email.ts'

const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(53)}.example`

test.each([
  ['me@heard.example', 'me@heard.example'],
  ['  me@heard.example\n', 'me@heard.example'],
  ['me', undefined],
  ['', undefined],
  [longest, longest],
  [`a${longest}`, undefined],
])('an address is taken as typed, or not at all: %j', (typed, email) => {
  expect(emailIn({ email: [typed] })).toBe(email)
  for (const { body } of [follow, subscribe]) expect(body.shape.email.safeParse(typed.trim()).success).toBe(email !== undefined)
})

test('no address is none', () => expect(emailIn({})).toBeUndefined())
