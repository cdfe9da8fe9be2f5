import { createHash } from 'node:crypto'
import { enquiryNotice } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { consentTo } from './consent-to.ts'

const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex')

describe('the words that somebody agrees to who asks a connector', () => {
  it('are of a new version when they are other words', () => {
    const hashes = Object.entries(enquiryNotice.words).map(([language, text]) => [language, hashOf(text)])
    expect([enquiryNotice.version, Object.fromEntries(hashes)]).toStrictEqual([
      1,
      {
        en: '14da75d8bcd9d6ec3ec4532594d3273684b8ffae4577921d50f4cc3e16035e4b',
        ur: 'fbbb92ee1a83bb5fbdc255c389a1ec3c84805ad698ad664a9874eb87629e3c8a',
      },
    ])
  })

  it.each(Object.entries(enquiryNotice.words))('stand in the consent with their version and language, %s', (language, text) => {
    expect(consentTo(hashOf(text))).toStrictEqual({ purpose: 'enquiry', version: 1, notice: hashOf(text), language })
  })

  it('are not agreed to by the hash of others', () => {
    expect(() => consentTo(hashOf('Do as you like'))).toThrow('notice-changed')
  })
})
