import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileRefused } from './file-refused.ts'
import { type Kind, nameMisleads } from './kinds.ts'
import { jpegOf, pngChunk, pngHeader, pngOf, pngPixels, webpChunk, webpOf } from './picture/picture.fixture.ts'
import { sniff } from './sniff.ts'
import type { Encoding } from './text.ts'
import { workbookParts, zipOf } from './zip.fixture.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex')

const kindOf = async (bytes: Uint8Array, declared?: Encoding): Promise<Kind | string> => {
  try {
    return await sniff(bytes, declared)
  } catch (error) {
    if (error instanceof FileRefused) return `refused: ${error.code}`
    throw error
  }
}

const jpeg = jpegOf([], Uint8Array.of(1, 2, 3))
const png = pngOf(pngHeader(1, 1), pngChunk('IDAT', pngPixels(Uint8Array.of(0))))
const webp = webpOf(webpChunk('VP8L', Buffer.from([0x2f, 7, 0xc0, 1, 0, 9])))
const pdf = latin('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n')
const workbook = zipOf(workbookParts)
const riff = (name: string, rest: Buffer): Buffer => Buffer.concat([latin('RIFF'), hex('00010000'), latin(name), rest, Buffer.alloc(300)])
const ftyp = (brand: string): Buffer => Buffer.concat([hex('00000020'), latin(`ftyp${brand}`), Buffer.alloc(64)])
const ogg = Buffer.concat([latin('OggS'), hex('0002 0000000000000000 01020304 00000000 01020304 01 13'), latin('OpusHead'), Buffer.alloc(64)])
const webm = Buffer.concat([hex('1a45dfa3 93 4282 84'), latin('webm'), hex('4287 81 02 4285 81 02'), Buffer.alloc(64)])

describe('what a file is', () => {
  it.each<[string, Buffer, Kind]>([
    ['a table in UTF-8', Buffer.from('id,said\n1,Łódź اردو\n'), 'csv'],
    ['a table with a byte order mark', Buffer.from('\ufeffid,said\n1,x\n'), 'csv'],
    ['a table in UTF-16', Buffer.from('\ufeffid,said\n1,x\n', 'utf16le'), 'csv'],
    ['a table in Windows-1252', latin('id,said\n1,caf\xe9 it\x92s\n'), 'csv'],
    ['a table whose header is about weight', latin('BMI,weight\n31,90\n'), 'csv'],
    ['a table whose header begins as programs do', latin('MZ,one\n1,2\n'), 'csv'],
    ['words about markup', latin('said\nThe letter said <b>urgent</b>\n'), 'csv'],
    ['a workbook', workbook, 'xlsx'],
    ['a document', pdf, 'pdf'],
    ['a JPEG', jpeg, 'jpeg'],
    ['a PNG', png, 'png'],
    ['a WebP', webp, 'webp'],
    ['an MP3 with a tag', Buffer.concat([latin('ID3\x03\0\0\0\0\0\x0a'), Buffer.alloc(10), hex('fffb9064'), Buffer.alloc(413)]), 'mp3'],
    ['an M4A', ftyp('M4A '), 'm4a'],
    ['an M4A as most phones name it', ftyp('mp42'), 'm4a'],
    ['an Ogg', ogg, 'ogg'],
    ['a WebM', webm, 'webm'],
    ['a WAV', riff('WAVE', latin('fmt ')), 'wav'],
  ])('is told by its content: %s', async (_, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind)
  })

  it.each([
    ['nothing that is known', hex('0001020304050607'), 'other-kind'],
    ['a page', latin('<!doctype html><script>alert(1)</script>'), 'other-kind'],
    ['a page behind a byte order mark', Buffer.from('\ufeff \n<HTML>', 'utf16le'), 'other-kind'],
    ['a drawing', latin('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'other-kind'],
    ['rich text', latin('{\\rtf1 hello}'), 'other-kind'],
    ['a script', latin('#!/bin/sh\nrm\n'), 'other-kind'],
    ['a moving GIF', Buffer.concat([latin('GIF89a'), Buffer.alloc(20)]), 'other-kind'],
    ['an iPhone picture', ftyp('heic'), 'other-kind'],
    ['a film of QuickTime', ftyp('qt  '), 'other-kind'],
    ['an old workbook', Buffer.concat([hex('d0cf11e0a1b11ae1'), Buffer.alloc(600)]), 'other-kind'],
    ['a program', Buffer.concat([latin('MZ\x90\0'), Buffer.alloc(200)]), 'other-kind'],
    ['text with a zero in it', latin('id,said\n1,a\0b\n'), 'other-kind'],
    ['text with a zero far down', latin(`id,said\n${'1,words\n'.repeat(2000)}\0`), 'other-kind'],
    ['half of a letter in UTF-16', hex('fffe 6100 00d8'), 'other-kind'],
    ['letters that can only be guessed', latin('id,said\n1,fa\x8dade\n'), 'unclear-letters'],
    ['a zip file of something else', zipOf([{ name: 'word/document.xml', content: '' }]), 'other-kind'],
    ['a workbook with a program in it', zipOf([...workbookParts, { name: 'xl/vbaProject.bin', content: '' }]), 'other-kind'],
    ['a workbook with a password', zipOf(workbookParts.map((part) => ({ ...part, flags: 1 }))), 'other-kind'],
    ['a workbook cut off', workbook.subarray(0, -5), 'damaged-file'],
    ['a document cut off', pdf.subarray(0, 30), 'damaged-file'],
    ['nothing at all after the mark of a zip file', latin('PK\x03\x04'), 'damaged-file'],
  ])('is refused: %s', async (_, bytes, code) => {
    expect(await kindOf(bytes)).toBe(`refused: ${code}`)
  })

  it('takes an encoding that somebody declares, as far as the bytes allow it', async () => {
    const guessed = latin('id,said\n1,fa\x8dade\n')
    expect([
      await kindOf(guessed, 'windows-1252'),
      await kindOf(guessed, 'utf-8'),
      await kindOf(latin('a\0b'), 'windows-1252'),
      await kindOf(Buffer.from('id\n1\n', 'utf16le'), 'utf-16le'),
      await kindOf(latin('\x00\xd8\x00\xd8'), 'utf-16le'),
    ]).toStrictEqual(['csv', 'refused: unclear-letters', 'refused: other-kind', 'csv', 'refused: other-kind'])
  })
})

describe('two kinds in one', () => {
  const attached = [jpeg, png, webp, pdf, ogg, latin('id,said\n1,x\n')].map((file) => Buffer.concat([file, workbook]))
  it.each(attached.map((file) => [file.toString('latin1', 0, 4), file]))('is refused with a zip file behind: %j', async (_, file) => {
    expect(await kindOf(file)).toBe('refused: two-kinds-in-one')
  })
  it('is refused with an empty zip file behind', async () => {
    expect(await kindOf(Buffer.concat([jpeg, zipOf([])]))).toBe('refused: two-kinds-in-one')
  })
  it('is refused with a document where readers of PDF find one', async () => {
    const files = [Buffer.concat([latin('id,said\n'), pdf]), Buffer.concat([jpeg, pdf]), zipOf([{ name: '%PDF-1.7', content: '' }, ...workbookParts])]
    expect(await Promise.all(files.map((file) => kindOf(file)))).toStrictEqual(files.map(() => 'refused: two-kinds-in-one'))
  })
})

it('ends in a kind or a refusal, whatever the bytes', async () => {
  const begun = fc.constantFrom(
    jpeg,
    png,
    webp,
    pdf,
    workbook,
    ogg,
    webm,
    ftyp('M4A '),
    riff('WAVE', latin('fmt ')),
    latin('ID3\x03\0'),
    hex('3026b2758e66cf11'),
  )
  const file = fc
    .tuple(begun, fc.nat(), fc.uint8Array({ maxLength: 200 }))
    .map(([head, cut, rest]) => Buffer.concat([head.subarray(0, cut % 600), rest]))
  await fc.assert(
    fc.asyncProperty(file, async (bytes) => {
      expect(await kindOf(bytes)).toMatch(/^(?:[a-z0-9]+|refused: [a-z-]+)$/)
    }),
    { numRuns: 1000 },
  )
})

it('names mislead only when they end as another kind does', () => {
  const misleading = (name: string): boolean => nameMisleads(name, 'csv')
  const names = ['answers.csv', 'ANSWERS.TSV ', 'answers', 'answers.2024', 'answers.csv.bak', 'answers.xlsx', 'photo.csv.JPG', '.pdf']
  expect(names.filter(misleading)).toStrictEqual(['answers.xlsx', 'photo.csv.JPG', '.pdf'])
})
