import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'

/** The longest answer to one question, in UTF-16 units: more is refused before anybody looks for names in it. */
const longest = 10_000

const pieces = [
  'a',
  'A',
  'Aa',
  'é',
  '0',
  '1',
  '12',
  '07',
  '+44',
  'SW',
  '1A',
  "O'",
  '-',
  '_',
  '.',
  ',',
  ':',
  '/',
  '@',
  '(',
  ')',
  ' ',
  '  ',
  '\u00a0',
  '\n',
  '\r\n',
  '\t',

  'Dr ',
  'Mr. ',
  'Mrs ',
  'Street',
  'Road ',
  'Flat ',
  'Luton ',
  'London',
  ' at ',
  ' dot ',
  'com',
  'www.',
  'http://',
  'number is ',
  'born ',
  'May ',
  '1st ',
  'of ',
  'the ',

  'extension ',
  'call ',
  'my name is ',
  'née ',
  'Unit 5, ',
  'PSC 1234 ',
  'AB 12 34 ',
  'e\u0301',
  '\u202e',
  '😀',
  '\ud800',
]
const piece = fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join(''))
const attack = fc
  .tuple(
    piece,
    piece.filter((text) => text !== ''),
    piece,
  )
  .map(([before, unit, after]) => (before + unit.repeat(Math.ceil(longest / unit.length))).slice(0, longest - after.length) + after)

describe('looking for what identifies somebody', () => {
  // Patterns that try all combinations would not come to an end before the end of the test's patience.
  it.each(pieces)('comes to an end on the longest text made of %j', (text) => {
    expect(Array.isArray(detect(text.repeat(Math.ceil(longest / text.length)).slice(0, longest)))).toBe(true)
  })

  it('comes to an end on the longest text of any pieces', () => {
    fc.assert(
      fc.property(attack, (text) => Array.isArray(detect(text))),
      { numRuns: 120 },
    )
  })
})
