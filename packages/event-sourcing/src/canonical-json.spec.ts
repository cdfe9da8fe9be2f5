import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('is what another implementation of RFC 8785 writes, for any JSON of valid Unicode', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value))
        expect(canonicalJson(json)).toBe(canonicalize(json))
      }),
    )
  })

  it('writes the example of RFC 8785', () => {
    const input = `{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}`
    const output = `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`
    expect(canonicalJson(JSON.parse(input))).toBe(output)
  })

  it('keeps lone surrogates apart from each other and from the replacement character', () => {
    expect(['\ud800', '\udfff', '\ufffd'].map(canonicalJson)).toStrictEqual(['"\\ud800"', '"\\udfff"', '"\ufffd"'])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, JSON.parse('{}').missing, () => 1])('refuses %s', (value) => {
    expect(() => canonicalJson([{ value }])).toThrow(TypeError)
  })
})
