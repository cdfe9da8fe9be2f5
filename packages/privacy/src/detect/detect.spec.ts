import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNhsNumber } from '../nhs-number.ts'
import { redact } from '../redact.ts'
import { detect } from './detect.ts'

const marked = (text: string) => detect(text).map(({ from, to, kind }) => [kind, text.slice(from, to)])
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0')

/** The ten-digit number that these nine digits begin, when there is one. */
const withCheckDigit = (nine: string): string | undefined => [...'0123456789'].map((digit) => nine + digit).find(isNhsNumber)

describe('detect', () => {
  it.each([
    ['Write to a.khan+test@nhs.example.uk, please', [['email', 'a.khan+test@nhs.example.uk']]],
    [
      'see https://example.org/a?b=c. Or www.example.com',
      [
        ['web', 'https://example.org/a?b=c'],
        ['web', 'www.example.com'],
      ],
    ],
    ['it is on facebook.com/luton today', [['web', 'facebook.com/luton']]],
    [
      'ring 07700 900123 or (01582) 960 123',
      [
        ['phone', '07700 900123'],
        ['phone', '(01582) 960 123'],
      ],
    ],
    ['077 5138 5842', [['phone', '077 5138 5842']]],
    [
      '+44 (0)7700 900 123 and 0040 721 234 567',
      [
        ['phone', '+44 (0)7700 900 123'],
        ['phone', '0040 721 234 567'],
      ],
    ],
    ['my number is 943 476 5919.', [['nhs-number', '943 476 5919']]],
    [
      'I live in LU1 2AB, she in ec2v 7js',
      [
        ['postcode', 'LU1 2AB'],
        ['postcode', 'ec2v 7js'],
      ],
    ],
    [
      'QQ 12 34 56 C and SY390425',
      [
        ['national-insurance', 'QQ 12 34 56 C'],
        ['national-insurance', 'SY390425'],
      ],
    ],
    [
      'Dr Khan and Mrs. O’Neill-Smith saw dr patel',
      [
        ['name', 'Khan'],
        ['name', 'O’Neill-Smith'],
        ['name', 'patel'],
      ],
    ],
    ['Professor Łucja van der Berg said', [['name', 'Łucja van der Berg']]],
    [
      'my sister Fatima came, my name is Ana Popescu',
      [
        ['name', 'Fatima'],
        ['name', 'Ana Popescu'],
      ],
    ],
    [
      'on 3/4/2023, 2024-02-29, the 3rd of May 2021 and June 5th',
      [
        ['date', '3/4/2023'],
        ['date', '2024-02-29'],
        ['date', '3rd of May 2021'],
        ['date', 'June 5th'],
      ],
    ],
    ['میرا نمبر 07700 900123 ہے', [['phone', '07700 900123']]],
    ['My mum waited 12 weeks for 3 scans; call 111, 999 or 116 123', []],
    ['I may miss him. My sister came. We waited 2 hours.', []],
    ['', []],
  ])('marks in %j what may tell who somebody is', (text, expected) => {
    expect(marked(text)).toStrictEqual(expected)
  })

  it('marks every ten-digit run in 3-3-4, and lets the checksum only label it', () => {
    fc.assert(
      fc.property(digits(10), separator, separator, (number, one, two) => {
        const written = `${number.slice(0, 3)}${one}${number.slice(3, 6)}${two}${number.slice(6)}`
        const text = `before ${written} after`
        const [finding] = detect(text)
        expect(finding && [finding.from <= 7, finding.to >= 7 + written.length]).toStrictEqual([true, true])
        if (finding?.kind === 'nhs-number') expect(finding.why === 'checksum').toBe(isNhsNumber(number))
        expect(redact(text, detect(text))).not.toContain(written)
      }),
    )
  })

  it('is certain of NHS numbers of the test range that pass modulus 11', () => {
    fc.assert(
      fc.property(digits(6), (tail) => {
        const number = withCheckDigit(`999${tail}`)
        fc.pre(number !== undefined)
        expect(detect(`NHS ${number}`)).toStrictEqual([{ from: 4, to: 14, kind: 'nhs-number', confidence: 0.95, why: 'checksum' }])
      }),
    )
  })

  it('answers in order, without overlap, inside the text, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Dr Khan ', '07700900123', '999-123 4567', 'a@b.co', 'LU1 2AB', '🙂', ' ', '+44', 'www.x.org', '1/2/2020'),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const found = detect(text)
        expect(found.every(({ from, to }, index) => from >= (found[index - 1]?.to ?? 0) && to > from && to <= text.length)).toBe(true)
      }),
    )
  })

  it('leaves nothing to find again where it was certain', () => {
    const known = fc.constantFrom('a.khan@example.org', '07700 900123', '943 476 5919', 'LU1 2AB', 'QQ 12 34 56 C', '2024-02-29')
    fc.assert(
      fc.property(fc.array(known, { minLength: 1 }), (identifiers) => {
        const text = `I said ${identifiers.join(', then ')}!`
        const clean = redact(text, detect(text))
        expect(detect(clean)).toStrictEqual([])
        for (const identifier of identifiers) expect(clean).not.toContain(identifier)
      }),
    )
  })
})

describe('isNhsNumber', () => {
  it.each([
    ['9434765919', true],
    ['9434765918', false],
    ['4010232137', true],
    ['943476591', false],
    ['943 476 5919', false],
  ])('says of %s: %s', (number, valid) => {
    expect(isNhsNumber(number)).toBe(valid)
  })
})
