import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { codebookOf, isZip } from './project-codebook.ts'

const codes = '<CodeBook><Codes><Code guid="a" name="Waiting"/></Codes></CodeBook>'
const described = (inside: string): string =>
  `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="Ours > theirs"><Users/>${inside}<Sources><TextSource name="Somebody"/></Sources></Project>`
const project = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])))
const zeros = (bytes: number) => new Uint8Array(bytes)

describe('a project of another tool', () => {
  it('gives its codebook, and nothing else that it describes', () =>
    expect(codebookOf(project({ 'sources/1.txt': 'Words of somebody', 'project.qde': described(codes) }))).toStrictEqual({
      qdc: `<Project xmlns="urn:QDA-XML:project:1.0" name="Ours > theirs">${codes}</Project>`,
    }))

  it('may name its elements with a prefix', () => {
    const prefixed = '<q:Project xmlns:q="urn:QDA-XML:project:1.0"><q:CodeBook><q:Codes/></q:CodeBook><q:Notes/></q:Project>'
    expect(codebookOf(project({ 'project.qde': prefixed }))).toStrictEqual({
      qdc: '<q:Project xmlns:q="urn:QDA-XML:project:1.0"><q:CodeBook><q:Codes/></q:CodeBook></q:Project>',
    })
  })

  it('is not unpacked further than it may be, nor are its texts', () => {
    expect(codebookOf(project({ 'project.qde': zeros(60_000_000) }))).toStrictEqual({ refused: 'too-large' })
    expect(codebookOf(project({ 'sources/1.txt': zeros(60_000_000), 'project.qde': described(codes) }))).toHaveProperty('qdc')
  })

  it('is unpacked as far as it goes, whatever it says of its size', () => {
    const packed = project({ 'project.qde': zeros(60_000_000) })
    new DataView(packed.buffer, packed.byteOffset).setUint32(22, 1_000, true)
    expect(codebookOf(packed)).toStrictEqual({ refused: 'too-large' })
  })

  it('is none without a description, or without a codebook, or cut off', () => {
    const whole = project({ 'project.qde': described(codes.repeat(50)) })
    for (const bytes of [
      project({ 'other.xml': described(codes) }),
      project({ 'project.qde': described('') }),
      project({ 'project.qde': 'Nothing' }),
      whole.subarray(0, 60),
      zeros(0),
    ]) {
      expect(codebookOf(bytes)).toStrictEqual({ refused: 'not-a-project' })
    }
  })

  it('is refused, and breaks nothing, whatever stands in it', () => {
    const whole = project({ 'project.qde': described(codes), 'sources/1.txt': 'Words' })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) bytes[at] = value
        expect(Object.keys(codebookOf(bytes))).toHaveLength(1)
      }),
    )
  })

  it('is told from a codebook by how it begins', () =>
    expect([isZip(project({ a: '' })), isZip(strToU8('<CodeBook/>'))]).toStrictEqual([true, false]))
})
