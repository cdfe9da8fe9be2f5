import { describe, expect, it } from 'vitest'
import { type NamedReach, notHeard, rateOf } from './reach-names.ts'

const row = (name: string, people: number | null): NamedReach => ({ column: name, name, people })

describe('who was not heard', () => {
  it('is said in words', () => {
    expect(notHeard([row('South Asian', 40), row('Eastern European', 0), row('Caribbean', 3), row('Roma', 0)])).toBe(
      'Nobody from Eastern European and Roma was heard. Fewer than 10 people from Caribbean were heard.',
    )
    expect(notHeard([row('South Asian', 10)])).toBe('At least 10 people of each were heard.')
  })
  it('is compared where there is a figure', () => {
    const source = { status: 'open', language: 'en', text: 'Census' } as const
    const population = { by: 'community', column: 'a', people: 68_000, year: 2021, source } as const
    expect([rateOf({ ...row('a', 42), population }), rateOf(row('a', 42)), rateOf({ ...row('a', null), population })]).toStrictEqual([
      '0.6',
      '–',
      '–',
    ])
  })
})
