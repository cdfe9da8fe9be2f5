import { Id } from '@heard/contracts'
import { describe, expect, it } from 'vitest'
import { derivedUuid, uuidv7 } from './ids.ts'

describe('ids', () => {
  it('of version 7 are UUIDs that sort by their time', () => {
    const times = [0, 1, 255, 256, 1_700_000_000_000, 1_700_000_000_001, 2 ** 47]
    const ids = times.map((time) => uuidv7(time))
    expect(ids.map((id) => Id.safeParse(id).success)).toEqual(times.map(() => true))
    expect(ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))).toEqual(times)
    expect(ids.toSorted()).toEqual(ids)
  })

  it('of version 7 never repeat within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7(1_700_000_000_000))
    expect(new Set(ids).size).toBe(20_000)
  })

  it('derived from a seed are UUIDs, the same for the same seed', () => {
    expect(Id.safeParse(derivedUuid('a')).success).toBe(true)
    const [first, again, other] = ['a', 'a', 'b'].map((seed) => derivedUuid(seed))
    expect([first === again, first === other]).toEqual([true, false])
  })
})
