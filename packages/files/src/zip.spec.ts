import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileRefused } from './file-refused.ts'
import { zipOf } from './zip.fixture.ts'
import { checkZip, endsAsZip, zipEntries } from './zip.ts'

const refusal = (reading: () => unknown): string => {
  try {
    reading()
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'not refused'
}
const two = zipOf([
  { name: 'a', content: 'first' },
  { name: 'b', content: 'second' },
])
const end = two.length - 22

describe('a zip file', () => {
  it('is listed without being unfolded', () => {
    expect(zipEntries(two).map(({ name, encrypted, method }) => [name, encrypted, method])).toStrictEqual([
      ['a', false, 8],
      ['b', false, 8],
    ])
  })

  const changed = (change: (zip: Buffer) => void): Buffer => {
    const zip = Buffer.from(two)
    change(zip)
    return zip
  }
  it.each([
    ['something before it', Buffer.concat([Buffer.from('hello'), two])],
    ['something behind it', Buffer.concat([two, Buffer.from('hello')])],
    ['something between list and end', Buffer.concat([two.subarray(0, end), Buffer.from('hello'), two.subarray(end)])],
    [
      'one name twice',
      zipOf([
        { name: 'a', content: 'x' },
        { name: 'a', content: 'y' },
      ]),
    ],
    ['nothing in it', zipOf([])],
    ['a list that begins past the end', changed((zip) => zip.writeUInt32LE(0xffff_fff0, end + 16))],
    ['a list that begins elsewhere', changed((zip) => zip.writeUInt32LE(1, end + 16))],
    ['more entries than are listed', changed((zip) => zip.writeUInt16LE(3, end + 10))],
    ['fewer entries than are listed', changed((zip) => zip.writeUInt16LE(1, end + 10))],
  ])('is refused with %s', (_, zip) => {
    expect(refusal(() => zipEntries(zip))).toBe('damaged-file')
  })

  it('is refused when it has far too many entries', () => {
    const many = zipOf(Array.from({ length: 2001 }, (_, index) => ({ name: String(index), content: '' })))
    expect(refusal(() => zipEntries(many))).toBe('inflates-too-far')
  })

  it('is refused when it unfolds too far, whatever sizes it declares, alone or together', () => {
    const liar = zipOf([{ name: 'a', content: Buffer.alloc(5_000), declared: 10 }])
    const many = zipOf(Array.from({ length: 20 }, (_, index) => ({ name: String(index), content: Buffer.alloc(500) })))
    expect([liar, many].map((zip) => [refusal(() => checkZip(zip, 4_999)), refusal(() => checkZip(zip, 10_000))])).toStrictEqual([
      ['inflates-too-far', 'not refused'],
      ['inflates-too-far', 'not refused'],
    ])
  })

  it('ends in a list or a refusal, whatever bytes are changed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: two.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }), (changes) => {
        const hostile = changed((zip) => {
          for (const [at, byte] of changes) zip.writeUInt8(byte, at)
        })
        expect(['not refused', 'damaged-file', 'inflates-too-far']).toContain(refusal(() => checkZip(hostile, 1_000)))
        expect([true, false]).toContain(endsAsZip(hostile))
      }),
      { numRuns: 1000 },
    )
  })
})
