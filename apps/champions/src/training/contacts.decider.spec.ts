import { specify } from '@heard/event-sourcing/testing'
import { it } from 'vitest'
import { contactsDecider } from './contacts.decider.ts'

const { given } = specify(contactsDecider)
const set = { type: 'Set', programme: 'luton', contacts: { ref: 'r', binding: 'b' }, known: true } as const

it('says whom champions turn to, in a programme that there is', () => {
  given()
    .when(set)
    .then({ type: 'SupportContactsSet', data: { programme: 'luton', contacts: { ref: 'r', binding: 'b' } } })
  given()
    .when({ ...set, known: false })
    .thenRefused('unknown-programme')
})
