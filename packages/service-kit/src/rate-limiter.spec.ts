import { describe, expect, it } from 'vitest'
import { Refused } from './problems.ts'
import { RateLimiter } from './rate-limiter.ts'

const outcome = (take: () => void): string => {
  try {
    take()
    return 'through'
  } catch (error) {
    return error instanceof Refused ? `${error.code}, ${error.retryAfterSeconds} s` : 'broken'
  }
}

describe('the rate limiter', () => {
  const start = 1_000_000

  it('lets a burst through and then says how long to wait', () => {
    const limiter = new RateLimiter({ burst: 3, perSecond: 0.5, mostAddresses: 10 })
    const outcomes = Array.from({ length: 4 }, () => outcome(() => limiter.take('a', start)))
    expect(outcomes).toEqual(['through', 'through', 'through', 'too-many-requests, 2 s'])
  })

  it('refills with time, up to the burst', () => {
    const limiter = new RateLimiter({ burst: 2, perSecond: 1, mostAddresses: 10 })
    const at = (seconds: number) => outcome(() => limiter.take('a', start + seconds * 1000, 2))
    expect([at(0), at(1), at(2), at(100), at(101)]).toEqual(['through', 'too-many-requests, 1 s', 'through', 'through', 'too-many-requests, 1 s'])
  })

  it('counts addresses apart', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 1, mostAddresses: 10 })
    expect(['a', 'b', 'a'].map((address) => outcome(() => limiter.take(address, start)))).toEqual(['through', 'through', 'too-many-requests, 1 s'])
  })

  it('forgets the address that was quiet longest when it holds too many', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 0.001, mostAddresses: 2 })
    const outcomes = ['a', 'b', 'c', 'a', 'c'].map((address) => outcome(() => limiter.take(address, start)))
    expect(outcomes).toEqual(['through', 'through', 'through', 'through', 'too-many-requests, 1000 s'])
  })

  it('forgets everybody after a day', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 0.000_001, mostAddresses: 10 })
    limiter.take('a', start)
    expect(outcome(() => limiter.take('a', start + 86_400_000))).toBe('through')
  })
})
