import { Refused, residentLimiter } from '@heard/service-kit'
import { describe, expect, it } from 'vitest'
import { submissionCost } from './limits.ts'

/** Questions of the journey, each of which keeps the draft; then the story is sent and looked at. */
const drafts = 10

const journey = (take: (cost: number) => void): boolean => {
  try {
    for (let draft = 0; draft < drafts; draft += 1) take(1)
    take(submissionCost)
    take(submissionCost)
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

describe('limits per address', () => {
  it('let a full community hall through: 300 people behind one address within 15 minutes', () => {
    const limiter = residentLimiter()
    const through = Array.from({ length: 300 }, (_, person) => journey((cost) => limiter.take('hall', person * 3_000, cost)))
    expect(through.filter(Boolean).length).toBe(300)
  })

  it('let them through as well when all of them write at the same time', () => {
    const limiter = residentLimiter()
    expect(Array.from({ length: 300 }, () => journey((cost) => limiter.take('hall', 0, cost))).filter(Boolean).length).toBe(300)
  })

  it('do not let a flood through, while others are not held up by it', () => {
    const limiter = residentLimiter()
    const flood = Array.from({ length: 20_000 }, (_, sent) => journey((cost) => limiter.take('flood', sent * 5, cost)))
    expect(flood.filter(Boolean).length).toBeLessThan(800)
    expect(journey((cost) => limiter.take('hall', 100_000, cost))).toBe(true)
  })
})
