import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allOf, readProject } from './qde.fixture.ts'
import { type Project, printQde } from './qde.ts'

const at = '2026-03-01T09:00:00.000Z'
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
const guids = (least: number, most: number) => fc.uniqueArray(fc.uuid(), { minLength: least, maxLength: most })
const someOf = (all: readonly string[]) => fc.subarray([...all])

const projects: fc.Arbitrary<Project> = fc
  .record({ users: guids(1, 3), codes: guids(0, 4), notes: guids(0, 4), sources: guids(0, 3), rest: guids(40, 40), name: text })
  .filter((all) => new Set(Object.values(all).flat()).size === Object.values(all).flat().length)
  .chain(({ users, codes, notes, sources, rest, name }) => {
    const [by = ''] = users
    let next = 0
    const fresh = () => rest[next++ % rest.length] ?? ''
    return fc.tuple(someOf(codes), someOf(notes), fc.array(text, { minLength: 4, maxLength: 4 })).map(
      ([used, noted, said]): Project => ({
        name,
        by,
        at,
        users: users.map((guid, place) => ({ guid, name: `Analyst ${place + 1}` })),
        codes: codes.map((guid, place) => ({
          guid,
          ...(place === 0 ? {} : { parent: codes[place - 1] ?? '' }),
          name: said[place] ?? '',
          definition: said[0] ?? '',
          notes: noted,
        })),
        sources: sources.map((guid) => ({
          guid,
          name: 'Contribution 1',
          selections: used.map((code) => ({ guid: fresh(), start: 0, end: 4, codings: [{ guid: fresh(), code, at }], notes: noted })),
          codings: used.slice(1).map((code) => ({ guid: fresh(), code, at })),
          notes: noted,
        })),
        allNotes: notes.map((guid, place) => ({ guid, name: `Memo ${place + 1}`, text: said[place] ?? '', by, at })),
        notes: noted,
      }),
    )
  })

describe('a project as a file', () => {
  it('has the elements, the order and the attributes of the standard, and no reference that leads nowhere', () =>
    fc.assert(
      fc.property(projects, (project) => {
        expect(readProject(printQde(project)).wrong).toEqual([])
      }),
    ))

  it('has the words of memos as they were written', () => {
    const [by, memo] = ['1ff58b12-6f6f-4b0c-8be5-bbdc91f55294', '2ff58b12-6f6f-4b0c-8be5-bbdc91f55294']
    const note = { guid: memo, name: 'Memo 1', text: 'Is <this>\n"one" & the same?', by, at }
    const users = [{ guid: by, name: 'Analyst 1' }]
    const { project } = readProject(printQde({ name: 'luton', by, at, users, codes: [], sources: [], allNotes: [note], notes: [memo] }))
    expect(allOf(project, 'PlainTextContent').map((read) => read.text)).toEqual([note.text])
  })

  it('would be found out with children in another order, with ids of another form, and with a code that is not there', () => {
    const id = '1ff58b12-6f6f-4b0c-8be5-bbdc91f55294'
    const file = (inside: string) => `<Project xmlns="urn:QDA-XML:project:1.0" name="n">${inside}</Project>`
    const wrong = (inside: string) => readProject(file(inside)).wrong
    const coding = `<Sources><TextSource guid="${id}" plainTextPath="t"><Coding guid="2${id.slice(1)}"><CodeRef targetGUID="3${id.slice(1)}"/></Coding></TextSource></Sources>`
    expect(wrong(`<Notes><Note guid="${id}"><PlainTextContent/></Note></Notes><Users><User guid="3${id.slice(1)}"/></Users>`)).toEqual([
      'Project: children Notes,Users',
    ])
    expect(wrong('<Users><User guid="1"/></Users>')).toEqual(['User: guid="1"'])
    expect(wrong(coding)).toEqual([`3${id.slice(1)} is nothing in the file`])
    expect(wrong('<Users/>')).toEqual(['Users: User is not there as + says'])
  })
})
