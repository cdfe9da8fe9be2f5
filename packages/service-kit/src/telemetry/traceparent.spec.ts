import { describe, expect, it } from 'vitest'
import { readTraceparent, writeTraceparent } from './traceparent.ts'

const [trace, span] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']

describe('traceparent', () => {
  it.each([0, 1])('names a span, kept or not (%i)', (traceFlags) => {
    const named = writeTraceparent({ traceId: trace, spanId: span, traceFlags })
    expect([named, readTraceparent(named)]).toStrictEqual([
      `00-${trace}-${span}-0${traceFlags}`,
      { traceId: trace, spanId: span, traceFlags, isRemote: true },
    ])
  })

  it.each([
    '',
    `00-${trace}-${span}`,
    `01-${trace}-${span}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace}-${span}-01, 00-${trace}-${span}-01`,
  ])('names none in %j', (text) => {
    expect(readTraceparent(text)).toBe(undefined)
  })
})
