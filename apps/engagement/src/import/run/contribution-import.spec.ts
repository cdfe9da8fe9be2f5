import { type ImportMapInput, importFacts } from '@heard/contracts/engagement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeMap } from '../map/propose-map.ts'
import { allOf, naughtyStrings, tableOf, testData } from '../test-data.fixture.ts'
import { importBench, rowsOf } from './import.fixture.ts'
import { csvOf } from './rejected-csv.ts'

const header = ['id', 'who', 'label', 'text']
const map: ImportMapInput = {
  parts: [{ id: 'main', texts: [{ column: 'text', field: 'happened' }] }],
  sourceId: ['id'],
  person: ['who'],
  labels: [{ kind: 'columns', columns: ['label'] }],
  deidentified: true,
}
const withoutIds: ImportMapInput = { ...map, sourceId: undefined, person: undefined }
const three = rowsOf(['1', 'r1', 'Staff', 'Kind'], ['2', 'r1', 'Access', 'Late'], ['3', 'r2', 'Staff', 'Rude'])

describe('an import', () => {
  it('records its course, the names of the labels, and one fact per contribution, in that order', async () => {
    const { store, run } = await importBench()
    const { counts } = await run(map, header, three)
    const facts = await allOf(store.readAll())
    expect(counts).toStrictEqual({ rows: 3, accepted: 3, rejected: 0, duplicates: 0, leftOut: 0 })
    expect(facts.map(({ type }) => type)).toStrictEqual([
      'ImportStarted',
      'ImportLabelsNamed',
      'ContributionImported',
      'ContributionImported',
      'ContributionImported',
      'ImportFinished',
    ])
    expect(facts.at(-1)?.data).toMatchObject({ programme: 'luton', rows: 3, accepted: 3, rejected: 0, duplicates: 0, leftOut: 0 })
    for (const { type, data } of facts) expect(importFacts[type as keyof typeof importFacts].data.parse(data)).toStrictEqual(data)
  })

  it('gives contributions of one respondent one person, and those of nobody in particular one each', async () => {
    const one = await importBench()
    await one.run(map, header, three)
    const [first, second, third] = (await one.imported()).map(({ person }) => person)
    expect([first === second, first === third]).toStrictEqual([true, false])
    const other = await importBench()
    await other.run({ ...map, person: undefined }, header, three)
    expect(new Set((await other.imported()).map(({ person }) => person)).size).toBe(3)
  })

  it('gives the same label the same theme in every batch, and each programme its own', async () => {
    const { run, imported, factsOf } = await importBench()
    await run(map, header, three.slice(0, 1))
    await run(map, header, three)
    const [first, , third] = await imported()
    expect(third?.labels).toStrictEqual(first?.labels)
    expect(await factsOf('ImportLabelsNamed')).toHaveLength(2)
  })

  it('keeps no text in any fact', async () => {
    const { store, run } = await importBench()
    await run(
      { ...map, attributes: [{ column: 'who', name: 'canary-name' }] },
      header,
      rowsOf(['canary-id', 'canary-who', 'canary-label', 'canary-text']),
    )
    expect(JSON.stringify((await allOf(store.readAll())).map(({ data }) => data))).not.toContain('canary')
  })

  it('answers rejected rows with their reasons and counts what the map leaves out', async () => {
    const { run } = await importBench()
    const rows = rowsOf(['1', 'r', 'a', ''], ['2', 'r', 'drop', 'x'], ['3', 'r', 'a', 'x'], ['3', 'r', 'a', 'x'], ['3', 'r', 'a', 'something else'])
    const { counts, rejected } = await run({ ...map, leaveOut: [{ column: 'label', equals: ['drop'] }] }, header, rows)
    expect(counts).toStrictEqual({ rows: 5, accepted: 1, rejected: 2, duplicates: 1, leftOut: 1 })
    expect(rejected.map(({ row, problems }) => [row.row, problems.map(({ code }) => code)])).toStrictEqual([
      [2, ['no-words']],
      [6, ['same-id-other-content']],
    ])
  })

  it('counts rows that are alike once, or each for itself when the map says so', async () => {
    const rows = rowsOf(['', '', '', 'Nothing'], ['', '', '', 'Nothing'], ['', '', '', 'Good'])
    const once = await importBench()
    expect((await once.run(withoutIds, header, rows)).counts).toMatchObject({ accepted: 2, duplicates: 1 })
    const each = await importBench()
    expect((await each.run({ ...withoutIds, alike: 'each' }, header, rows)).counts).toMatchObject({ accepted: 3, duplicates: 0 })
    expect((await each.run({ ...withoutIds, alike: 'each' }, header, rows)).counts).toMatchObject({ accepted: 0, duplicates: 3 })
  })
})

describe('importing again', () => {
  const Cell = fc.constantFrom('', 'a', 'b', ' a', 'Ä', '"', '\n')
  const Rows = fc.array(fc.tuple(Cell, Cell, Cell, Cell), { maxLength: 12 })

  it('changes nothing, whatever the file', async () => {
    await fc.assert(
      fc.asyncProperty(Rows, fc.constantFrom(map, withoutIds, { ...withoutIds, alike: 'each' as const }), async (cells, how) => {
        const bench = await importBench()
        const first = await bench.run(how, header, rowsOf(...cells))
        const before = await bench.seen()
        const again = await bench.run(how, header, rowsOf(...cells))
        expect(await bench.seen()).toStrictEqual(before)
        expect(again.counts).toStrictEqual({ ...first.counts, accepted: 0, duplicates: first.counts.accepted + first.counts.duplicates })
      }),
      { numRuns: 60 },
    )
  })

  it('comes to the same contributions in whatever order the rows stand', async () => {
    const Shuffled = Rows.chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })))
    await fc.assert(
      fc.asyncProperty(Shuffled, fc.constantFrom(withoutIds, { ...withoutIds, alike: 'each' as const }), async ([cells, shuffled], how) => {
        const [one, other] = [await importBench(), await importBench()]
        await one.run(how, header, rowsOf(...cells))
        await other.run(how, header, rowsOf(...shuffled))
        const inBoth = ({ words, attributes, given }: Awaited<ReturnType<typeof one.seen>>[number]) => ({ words, attributes, given })
        expect((await other.seen()).map(inBoth)).toStrictEqual((await one.seen()).map(inBoth))
      }),
      { numRuns: 60 },
    )
  })

  it('previews what it then does', async () => {
    await fc.assert(
      fc.asyncProperty(Rows, Rows, fc.constantFrom(map, withoutIds), async (earlier, later, how) => {
        const bench = await importBench()
        await bench.run(how, header, rowsOf(...earlier))
        const { preview } = await bench.preview(how, header, rowsOf(...later))
        expect((await bench.run(how, header, rowsOf(...later))).counts).toStrictEqual(preview.counts)
      }),
      { numRuns: 40 },
    )
  })

  it('completes what a crash left half done, without a contribution twice', async () => {
    const { run, ports, seen, imported } = await importBench()
    let appends = 0
    const failing = {
      ...ports.store,
      readStream: ports.store.readStream.bind(ports.store),
      append: (request: Parameters<typeof ports.store.append>[0]) => {
        appends += 1
        return appends === 4 ? Promise.reject(new Error('the power went')) : ports.store.append(request)
      },
    }
    await expect(run(map, header, three, { store: failing })).rejects.toThrow('the power went')
    const half = (await imported()).map(({ contribution }) => contribution)
    expect(half).toHaveLength(2)
    expect((await run(map, header, three)).counts).toMatchObject({ accepted: 1, duplicates: 2 })
    expect((await seen()).map(({ words }) => words)).toStrictEqual([{ happened: 'Kind' }, { happened: 'Late' }, { happened: 'Rude' }])
  })

  it('at the same time as another run of the same file takes each row once', async () => {
    const { run, seen } = await importBench()
    const both = await Promise.all([run(map, header, three), run(map, header, three)])
    expect(both.reduce((sum, { counts }) => sum + counts.accepted, 0)).toBe(3)
    expect(await seen()).toHaveLength(3)
  })

  it('does not bring back what was erased, nor anything else of that person', async () => {
    const { run, imported, vault, seen } = await importBench()
    await run(map, header, three)
    const [first] = await imported()
    await vault.erase(first?.person ?? '')
    const before = await seen()
    const { counts, rejected } = await run(map, header, [...three, ...rowsOf(['4', 'r1', 'Staff', 'One more'], ['5', 'r3', 'Staff', 'New'])])
    expect(counts).toStrictEqual({ rows: 5, accepted: 1, rejected: 1, duplicates: 3, leftOut: 0 })
    expect(rejected.flatMap(({ problems }) => problems.map(({ code }) => code))).toStrictEqual(['erased-person'])
    expect((await seen()).map(({ words }) => words)).toStrictEqual([...before.map(({ words }) => words), { happened: 'New' }].toSorted(byText))
  })
})

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

describe('real input', () => {
  it('brings naughty strings through CSV and vault byte for byte', async () => {
    const strings = naughtyStrings()
    const bench = await importBench()
    const { head, rows } = await tableOf(csvOf([['id', 'text'], ...strings.map((text, index) => [String(index), text])]), { skip: 0, headerRows: 1 })
    const { counts } = await bench.run({ ...map, person: undefined, labels: [] }, head.header, rows)
    const worded = strings.filter((text) => text.trim() !== '')
    expect(counts).toMatchObject({ accepted: worded.length, rejected: strings.length - worded.length })
    expect((await bench.seen()).map(({ words }) => words)).toStrictEqual(worded.map((happened) => ({ happened })).toSorted(byText))
  })

  it('keeps naughty strings as labels, attributes and respondents too', async () => {
    const strings = naughtyStrings().filter((text) => text.trim() !== '' && text.length <= 200)
    const bench = await importBench()
    const rows = rowsOf(...strings.map((text, index) => [String(index), text, text, text]))
    const { counts } = await bench.run({ ...map, attributes: [{ column: 'text', name: '__proto__' }] }, header, rows)
    expect(counts).toMatchObject({ accepted: strings.length, rejected: 0 })
    const named = (await bench.factsOf('ImportLabelsNamed')).flatMap(({ data }) => (data as { labels: { name: { ref: string } }[] }).labels)
    const wording = await bench.vault.wording(named.map(({ name }) => name.ref))
    expect(new Set(wording.map((opened) => (opened.status === 'open' ? (opened.payload as { text: string }).text : opened.status)))).toStrictEqual(
      new Set(strings.map((text) => text.trim())),
    )
  })

  it.each([
    ['nhs-patient-feedback/phase1_label_officialtrain.csv', { rows: 100, accepted: 100, rejected: 0, leftOut: 0 }],
    ['nhs-patient-feedback/phase2_multilabel_dev.csv', { rows: 100, accepted: 92, rejected: 0, leftOut: 8 }],
    ['import-shapes/responses_biomass_format.csv', { rows: 5, accepted: 5, rejected: 0, leftOut: 0 }],
    ['import-shapes/responses_lgr_format.csv', { rows: 5, accepted: 10, rejected: 0, leftOut: 0 }],
    ['import-shapes/responses_scr_format.csv', { rows: 5, accepted: 5, rejected: 0, leftOut: 0 }],
    ['import-shapes/qu_format_a_numeric.xlsx', { rows: 2, accepted: 2, rejected: 0, leftOut: 0 }],
    ['import-shapes/qu_format_b_instruction.xlsx', { rows: 4, accepted: 8, rejected: 0, leftOut: 0 }],
  ])('takes %s with the proposed map', async (file, expected) => {
    const { head, rows } = await tableOf(testData(file))
    const { run } = await importBench()
    const { map: proposed } = proposeMap(head.header, rows)
    expect((await run(proposed, head.header, rows)).counts).toStrictEqual({ ...expected, duplicates: 0 })
    expect((await run(proposed, head.header, rows)).counts).toStrictEqual({ ...expected, duplicates: expected.accepted, accepted: 0 })
  })
})
