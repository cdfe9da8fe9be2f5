import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAttemptLimit } from './attempt-limit.ts'

const allowed = { allowed: true }
const limitAt = (clock: { at: number }, keys?: number) =>
  createAttemptLimit({ most: 3, windowSeconds: 30, now: () => clock.at, ...(keys === undefined ? {} : { keys }) })

describe('an attempt limit', () => {
  it('allows as many at once as it says, then says how long to wait', () => {
    const clock = { at: 1_000_000 }
    const limit = limitAt(clock)
    expect([1, 2, 3, 4, 5].map(() => limit.take('a'))).toStrictEqual([
      allowed,
      allowed,
      allowed,
      { allowed: false, waitSeconds: 10 },
      { allowed: false, waitSeconds: 10 },
    ])
    expect(limit.take('b')).toStrictEqual(allowed)
    clock.at += 9_999
    expect(limit.take('a')).toStrictEqual({ allowed: false, waitSeconds: 1 })
    clock.at += 1
    expect(limit.take('a')).toStrictEqual(allowed)
    expect(limit.take('a')).toStrictEqual({ allowed: false, waitSeconds: 10 })
  })

  it('takes one attempt back, or all of them', () => {
    const limit = limitAt({ at: 0 })
    for (const _ of [1, 2, 3]) limit.take('a')
    limit.giveBack('a')
    expect([limit.take('a'), limit.take('a')]).toStrictEqual([allowed, { allowed: false, waitSeconds: 10 }])
    limit.forget('a')
    expect([1, 2, 3].map(() => limit.take('a'))).toStrictEqual([allowed, allowed, allowed])
    limit.giveBack('never seen')
    expect(limit.take('never seen')).toStrictEqual(allowed)
  })

  it('remembers a bounded number of keys: lapsed ones go first, then the oldest', () => {
    const clock = { at: 0 }
    const limit = limitAt(clock, 2)
    for (const _ of [1, 2, 3]) limit.take('old')
    clock.at = 10_000
    for (const key of ['x', 'x', 'x', 'y']) limit.take(key)
    expect(limit.take('x')).toStrictEqual({ allowed: false, waitSeconds: 10 })
    clock.at = 20_000
    limit.take('z')
    expect([limit.take('x'), limit.take('x')]).toStrictEqual([allowed, { allowed: false, waitSeconds: 10 }])
    expect([1, 2, 3].map(() => limit.take('old'))).toStrictEqual([allowed, allowed, allowed])
  })

  it('never allows more than its burst and its rate together', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15_000), { maxLength: 60 }), (pauses) => {
        const clock = { at: 0 }
        const limit = limitAt(clock)
        let taken = 0
        for (const pause of pauses) {
          clock.at += pause
          if (limit.take('a').allowed) taken += 1
        }
        expect(taken).toBeLessThanOrEqual(3 + Math.floor(clock.at / 10_000))
      }),
    )
  })
})
