import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPositionTokens } from './position-token.ts'

describe('position tokens', () => {
  const tokens = createPositionTokens('secret')

  it('open to the position they were made from', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n }), (position) => tokens.open(tokens.seal(position)) === position))
  })

  it('differ for the same position, so that nobody can compare them', () => {
    expect(tokens.seal(7n)).not.toBe(tokens.seal(7n))
  })

  it('do not open when they are made up, cut or from elsewhere', () => {
    const elsewhere = createPositionTokens('another secret').seal(7n)
    expect(['', 'x', 'A'.repeat(22), tokens.seal(7n).slice(0, 20), elsewhere].map((token) => tokens.open(token))).toEqual(Array(5).fill(undefined))
  })
})
