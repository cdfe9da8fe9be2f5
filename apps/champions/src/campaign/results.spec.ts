import { expect, it } from 'vitest'
import { resultsOf } from './results.ts'

const came = (source: string | null, applied: number, accepted: number) => ({ source, applied, accepted })

it('says nothing of fewer than thirty, and rounds what it says', () => {
  const few = [came('a', 20, 20), came(null, 9, 1)]
  expect(resultsOf(few, ['a', null])).toStrictEqual({
    applied: null,
    accepted: null,
    by: [
      { applied: null, accepted: null },
      { applied: null, accepted: null },
    ],
  })
  const many = [came('a', 42, 31), came('b', 18, 12)]
  expect(resultsOf(many, ['a', 'b'])).toStrictEqual({
    applied: 60,
    accepted: 45,
    by: [
      { applied: 40, accepted: 30 },
      { applied: 20, accepted: 10 },
    ],
  })
})
