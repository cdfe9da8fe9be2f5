import { describe, expect, it } from 'vitest'
import { asCrockford, codeLetters, crockford } from './crockford.ts'
import { ReceiptCode } from './engagement/share-story.ts'

describe('the letters of codes that are written down', () => {
  it('are thirty-two, and none that is easily taken for another', () => {
    expect([crockford.length, new Set(crockford).size, /[ILOU]/.test(crockford)]).toStrictEqual([32, 32, false])
  })

  it('are all taken in a receipt code, and no others', () => {
    for (const letter of crockford) expect(ReceiptCode.safeParse(letter.repeat(codeLetters)).data).toBe(letter.repeat(codeLetters))
    for (const letter of 'U!é') expect(ReceiptCode.safeParse(letter.repeat(codeLetters)).success).toBe(false)
    for (const many of [codeLetters - 1, codeLetters + 1]) expect(ReceiptCode.safeParse('A'.repeat(many)).success).toBe(false)
  })

  it('are read as they are typed', () => {
    expect(asCrockford('o-0 il\nabc')).toBe('0011ABC')
  })
})
