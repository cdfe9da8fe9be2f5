import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../services.ts'

/** As much as a body may hold: patterns are tried before lengths are judged. */
const longest = 1024 * 1024

const patternsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'pattern' in value && typeof value.pattern === 'string' ? [value.pattern] : []
  return [...own, ...Object.values(value).flatMap(patternsIn)]
}
const taken = routes.flatMap(({ params, query, body }) =>
  [params, query, body].map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
)
const patterns = [...new Set(taken.flatMap(patternsIn))]

const signs = ['a', 'Z', '0', '9', '-', '_', '.', '@', '/', ':', ' ', '+', '%', 'T', 'P', '\n', 'é', '{', '\u0000']
const piece = fc.array(fc.constantFrom(...signs), { maxLength: 4 }).map((parts) => parts.join(''))
const attack = fc
  .tuple(
    piece,
    piece.filter((text) => text !== ''),
    piece,
  )
  .map(([before, unit, after]) => before + unit.repeat(Math.floor(longest / unit.length)) + after)

describe('every pattern that what is sent is held against', () => {
  it('is known here', () => expect(patterns.length).toBeGreaterThan(10))

  // A pattern that tries again for each sign would need hours for a text of this length, one that tries all combinations an age.
  it.each(patterns)('comes to an end on any text: %s', (source) => {
    const pattern = new RegExp(source, 'u')
    fc.assert(
      fc.property(attack, (text) => typeof pattern.test(text) === 'boolean'),
      { numRuns: 40 },
    )
  })
})
