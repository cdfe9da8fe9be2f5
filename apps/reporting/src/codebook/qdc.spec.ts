import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Code, printQdc, readQdc } from './qdc.ts'

const a = '1ff58b12-6f6f-4b0c-8be5-bbdc91f55294'
const b = '2ff58b12-6f6f-4b0c-8be5-bbdc91f55294'
const file = (codes: string, root = 'CodeBook xmlns="urn:QDA-XML:codebook:1.0"'): string => `<${root}><Codes>${codes}</Codes></CodeBook>`

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
  .map((words) => words.replaceAll(/[^\p{L}\p{N}<>&"' \n]/gu, '').trim())
  .filter((words) => words !== '')
/** A tree of codes, each before those inside it. */
const trees = fc
  .array(fc.record({ guid: fc.uuid(), under: fc.nat(), name: text.map((name) => name.replaceAll(/\s+/g, ' ')), definition: fc.option(text) }), {
    maxLength: 12,
  })
  .map((all) => {
    const inside = (index: number): Code[] =>
      all.flatMap(({ guid, under, name, definition }, at) => {
        const parent = at === 0 ? -1 : (under % (at + 1)) - 1
        if (parent !== index) return []
        const code = { guid, ...(index < 0 ? {} : { parent: all[index]?.guid ?? '' }), name, ...(definition === null ? {} : { definition }) }
        return [code, ...inside(at)]
      })
    return inside(-1)
  })
  .filter((codes) => codes.length > 0 && new Set(codes.map(({ guid }) => guid)).size === codes.length)

describe('a codebook as a file', () => {
  it('is read as it was written, whatever its words are', () =>
    fc.assert(
      fc.property(trees, (codes) => {
        expect(readQdc(printQdc(codes))).toStrictEqual({ codes, shortened: 0 })
      }),
    ))

  it('is the XML of the REFI-QDA standard', () =>
    expect(
      printQdc([
        { guid: a, name: 'Waiting & "hoping"', definition: 'Days,\nweeks' },
        { guid: b, parent: a, name: 'For <letters>\u0000' },
      ]),
    ).toBe(
      `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Heard">
<Codes>
<Code guid="${a.toUpperCase()}" name="Waiting &amp; &quot;hoping&quot;" isCodable="true"><Description>Days,&#10;weeks</Description><Code guid="${b.toUpperCase()}" name="For &lt;letters&gt;" isCodable="true"></Code>
</Code>
</Codes>
</CodeBook>
`,
    ))

  it('is read as another tool writes it, and its sets are left', () =>
    expect(
      readQdc(`\uFEFF<?xml version="1.0" encoding="utf-8"?>
<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" origin="Another tool">
  <q:Codes>
    <q:Code guid="{${a.toUpperCase()}}" name=" Waiting&#10;long " color="#46AA00" isCodable="true">
      <q:Description><![CDATA[Days & weeks]]></q:Description>
      <q:Code guid="${b}" name="" isCodable="false"/>
    </q:Code>
  </q:Codes>
  <q:Sets><q:Set name="A set" guid="${b}"><q:Description>Of codes</q:Description><q:MemberCode guid="${a}"/></q:Set></q:Sets>
</q:CodeBook>`),
    ).toStrictEqual({
      codes: [
        { guid: a, name: 'Waiting long', definition: 'Days & weeks' },
        { guid: b, parent: a, name: 'No name' },
      ],
      shortened: 0,
    }))

  it('is read out of a project, whose other parts are left', () => {
    const code = `<Code guid="${a}" name="Waiting"><Description>Days</Description><NoteRef targetGUID="${b}"/></Code>`
    const others = `<Notes><Note guid="${b}"><Description>Not of a code</Description></Note></Notes>`
    const xml = `<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>${code}</Codes></CodeBook>${others}</Project>`
    expect(readQdc(xml)).toStrictEqual({ codes: [{ guid: a, name: 'Waiting', definition: 'Days' }], shortened: 0 })
    expect(readQdc(xml.replaceAll(/<\/?CodeBook>/g, ''))).toStrictEqual({ refused: 'no-codes' })
  })

  it('keeps a long name whole before the definition, and says that it shortened it', () =>
    expect(readQdc(file(`<Code guid="${a}" name="${'n'.repeat(121)}"><Description>d</Description></Code>`))).toStrictEqual({
      codes: [{ guid: a, name: `${'n'.repeat(119)}…`, definition: `${'n'.repeat(121)}\n\nd` }],
      shortened: 1,
    }))

  it('cuts a definition that is longer than one may be', () =>
    expect(readQdc(file(`<Code guid="${a}" name="n"><Description>${'d'.repeat(2_001)}</Description></Code>`))).toStrictEqual({
      codes: [{ guid: a, name: 'n', definition: `${'d'.repeat(1_999)}…` }],
      shortened: 1,
    }))

  it.each([
    ['no XML', 'Waiting'],
    ['nothing', ''],
    ['cut off', `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="${a}" name="n">`],
    ['of another kind', file(`<Code guid="${a}" name="n"/>`, 'CodeBook xmlns="urn:QDA-XML:project:1.0"')],
    ['without names of codes that everybody knows', file('<Code guid="1" name="n"/>')],
    ['with a code twice', file(`<Code guid="${a}" name="n"/><Code guid="${a}" name="m"/>`)],
    [
      'with a declaration, which could name other files',
      `<!DOCTYPE CodeBook [<!ENTITY e SYSTEM "file:///etc/passwd">]>${file(`<Code guid="${a}" name="n"/>`)}`,
    ],
  ])('is none when it is %s', (_, xml) => expect(readQdc(xml)).toStrictEqual({ refused: 'not-a-codebook' }))

  it('may be one without codes', () => expect(readQdc(file(''))).toStrictEqual({ refused: 'no-codes' }))
})
