import { describe, expect, it } from 'vitest'
import { translator } from '../../i18n/translator.ts'
import { detailsOf, turn } from './steps.ts'

const t = translator('en')
const full = { contact: ['07700 900123'], when: [' '], message: ['no'], name: ['Noor'] }

describe('asking to be called', () => {
  it('goes from question to question, and back to the check after a change', () => {
    const pages = [{}, { at: ['start'] }, { at: ['contact'] }, { at: ['when'] }, { at: ['message'] }, { at: ['name'] }].map(
      (place) => turn({ ...full, ...place }, t).page,
    )
    expect(pages).toStrictEqual(['contact', 'contact', 'when', 'message', 'name', 'check'])
    expect(turn({ ...full, at: ['contact'], changing: ['yes'] }, t)).toStrictEqual({ page: 'check', errors: [], send: false })
    expect(turn({ ...full, at: ['check'], go: ['when'] }, t)).toStrictEqual({ page: 'when', errors: [], send: false })
  })

  it('sends only what is whole, whatever page it says to come from', () => {
    expect(turn({ ...full, at: ['check'] }, t)).toStrictEqual({ page: 'check', errors: [], send: true })
    expect(turn({ at: ['check'], contact: [' '] }, t)).toStrictEqual({
      page: 'contact',
      errors: [{ field: 'contact', message: 'Enter a phone number, or another way to reach you' }],
      send: false,
    })
    expect(turn({ ...full, message: ['perhaps'], at: ['message'] }, t).errors).toStrictEqual([{ field: 'message', message: 'Choose yes or no' }])
  })

  it('sends what was said and nothing for what was not', () => {
    expect(detailsOf(full)).toStrictEqual({ name: 'Noor', contact: '07700 900123', message: 'no' })
  })
})
