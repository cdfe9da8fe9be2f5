import type { InformationContent } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { informationValues, readInformation } from './information-values.ts'

const message: InformationContent = {
  about: { kind: 'awareness', from: '2026-12-01', until: '2026-12-24' },
  unchecked: ['ur'],
  owner: 'publisher',
  words: { title: { en: 'Screening', ur: 'سکریننگ' }, text: { en: 'Go **now**.', ur: 'ابھی جائیں۔' } },
}

describe('the form of information', () => {
  it('reads what it showed, and keeps the other languages', () =>
    expect(readInformation('awareness', { ...informationValues(message), text: ['Go soon.'] }, message)).toEqual({
      content: { ...message, words: { ...message.words, text: { en: 'Go soon.', ur: 'ابھی جائیں۔' } } },
    }))

  it('wants what each kind needs', () => {
    expect(readInformation('question', {}).errors?.map(({ message: text }) => text)).toStrictEqual([
      'Enter the question',
      'Enter the answer',
      'Choose who keeps it true',
    ])
    expect(readInformation('video', {}).errors?.map(({ field }) => field)).toStrictEqual(['title', 'text', 'link', 'owner'])
  })

  it('does not take a message that ends before it begins', () => {
    const values = { ...informationValues(message), 'until-day': ['30'], 'until-month': ['11'] }
    expect(readInformation('awareness', values).errors).toStrictEqual([{ field: 'until-day', message: 'The last day must not lie before the first' }])
  })
})
