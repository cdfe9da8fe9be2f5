import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alphaOver, cohensKappa, krippendorffsAlpha, type Pair, percentAgreement } from './agreement.ts'

const times = <Value>(count: number, one: Value, other: Value): Pair<Value>[] => Array.from({ length: count }, () => [one, other] as const)
const beside = (first: string, second: string): Pair<string>[] => [...first].map((value, index) => [value, second[index] ?? ''] as const)

describe('agreement', () => {
  it('is 70 % with kappa 0.4 in the example of 50 proposals and two readers', () => {
    const pairs = [...times(20, true, true), ...times(5, true, false), ...times(10, false, true), ...times(15, false, false)]
    expect(percentAgreement(pairs)).toBe(70)
    expect(cohensKappa(pairs)).toBeCloseTo(0.4, 10)
  })
  it('is 60 % with alpha 0.095 in Krippendorff’s example of ten things and two values (2011, A)', () => {
    const pairs = beside('0100000010', '1110010000')
    expect(percentAgreement(pairs)).toBe(60)
    expect(krippendorffsAlpha(pairs)).toBeCloseTo(0.095, 3)
  })
  it('has alpha 0.692 in Krippendorff’s example of twelve things and five values (2011, B)', () =>
    expect(krippendorffsAlpha(beside('aabbdcccedda', 'babbbccceddd'))).toBeCloseTo(0.692, 3))
  it('over several themes is not raised by one that nearly all have beside one that nearly nobody has', () => {
    const [common, rare] = [
      [...times(18, true, true), ...times(1, true, false), ...times(1, false, true)],
      [...times(18, false, false), ...times(1, true, false), ...times(1, false, true)],
    ]
    expect([krippendorffsAlpha(common), krippendorffsAlpha(rare), alphaOver([common, rare])].map((alpha) => alpha?.toFixed(3))).toStrictEqual([
      '-0.026',
      '-0.026',
      '-0.026',
    ])
    expect(alphaOver([times(9, true, true), times(9, false, false)])).toBeUndefined()
  })
  it('cannot be told from chance where everybody always says the same', () => {
    expect([cohensKappa(times(9, true, true)), krippendorffsAlpha(times(9, true, true)), percentAgreement(times(9, true, true))]).toStrictEqual([
      undefined,
      undefined,
      100,
    ])
    expect([cohensKappa([]), krippendorffsAlpha([]), percentAgreement([])]).toStrictEqual([undefined, undefined, 0])
  })
  it('is one where two always agree on more than one thing, and never more', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 40 }), (pairs) => {
        for (const measure of [cohensKappa, krippendorffsAlpha]) {
          const found = measure(pairs) ?? 1
          expect(found).toBeLessThanOrEqual(1)
          expect(found).toBeGreaterThanOrEqual(-1)
          expect(measure(pairs.map(([one]) => [one, one])) ?? 1).toBeCloseTo(1, 10)
        }
      }),
    ))
})
