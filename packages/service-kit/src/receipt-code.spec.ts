import { ReceiptCode } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { newReceiptCode } from './receipt-code.ts'

describe('a receipt code', () => {
  it('is a code that the contract accepts, however it is typed', () => {
    const code = newReceiptCode()
    const typed = `${code.slice(0, 5)} ${code.slice(5, 10).toLowerCase()}-${code.slice(10)}`.replaceAll('0', 'o').replaceAll('1', 'l')
    expect(ReceiptCode.parse(typed)).toBe(code)
  })

  it('is never the same twice', () => {
    const codes = Array.from({ length: 10_000 }, newReceiptCode)
    expect(new Set(codes).size).toBe(10_000)
  })

  it('uses every letter of the alphabet in every place but the first, which has three bits', () => {
    const codes = Array.from({ length: 5_000 }, newReceiptCode)
    const lettersAt = (place: number) => new Set(codes.map((code) => code[place])).size
    expect(lettersAt(0)).toBe(8)
    expect(Array.from({ length: 25 }, (_, index) => lettersAt(index + 1))).toEqual(Array.from({ length: 25 }, () => 32))
  })
})
