import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ContributionSummary,
  codeContribution,
  defineTheme,
  listContributions,
  proposeTables,
  publicTables,
  publicTablesFile,
  putBackTables,
  releaseTables,
  showCodebook,
  showContribution,
  showTables,
  type TablesFile,
  undoCoding,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import { AnalysisIndex } from './analysis-index.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const inProgramme = { programme }
let heard: Awaited<ReturnType<typeof startReporting>>
let waiting = ''
let story = ''
const label = uuidv7(1)
const teller = uuidv7(2)
const returning = uuidv7(5)
const canary = 'Xylofarne'

const list = async (query: Parameters<typeof heard.send<typeof listContributions>>[3] = {}) => {
  const { answer } = await heard.send('analyst', listContributions, inProgramme, query)
  return answer
}
const propose = async (as: 'analyst' | 'publisher' = 'analyst') => (await heard.send(as, proposeTables, inProgramme)).answer.release
const shown = async (query: Record<string, string>) => (await list({ query })).contributions.map(({ extract }) => extract)

beforeAll(async () => {
  heard = await startReporting(clock)
  const name = await heard.told.seal(programme, 'publication', { language: 'en', text: 'Staff attitude' })
  await heard.told.record('import-luton.1', { type: 'ImportLabelsNamed', data: { programme, batch: uuidv7(3), labels: [{ theme: label, name }] } })
  const themes = async () => (await heard.send('analyst', showCodebook, inProgramme)).answer.themes.length
  await vi.waitUntil(async () => (await themes()) === 1, { timeout: 10_000 })
  for (let index = 0; index < 12; index += 1) {
    await heard.told.imported(index === 0 ? returning : uuidv7(100 + index), `The nurse number ${index} was kind`, {
      community: 'south-asian',
      labels: [label],
    })
  }
  await heard.told.imported(returning, 'The same person again', { community: 'south-asian', labels: [label] })
  story = await heard.told.shared(teller, `Dr ${canary} never called me back`)
  waiting = (await heard.send('analyst', defineTheme, inProgramme, { body: { name: 'Waiting', language: 'en' } })).answer.theme
})
afterAll(() => heard.close())

describe('the codebook', () => {
  it('has the labels of an import and the themes people defined', async () => {
    const { answer } = await heard.send('analyst', showCodebook, inProgramme)
    expect(answer.themes).toEqual([
      {
        id: label,
        depth: 0,
        order: 0,
        name: { status: 'open', language: 'en', text: 'Staff attitude' },
        origin: 'import',
        retired: false,
        splits: [],
        version: 1,
        contributions: 13,
      },
      {
        id: waiting,
        depth: 0,
        order: 1,
        name: { status: 'open', language: 'en', text: 'Waiting' },
        origin: 'person',
        retired: false,
        splits: [],
        version: 1,
        contributions: 0,
      },
    ])
  })
})

describe('the list of contributions', () => {
  it('shows a story without its text until it is de-identified', async () => {
    const { contributions, total } = await list()
    expect(total).toBe(14)
    expect(contributions[0]).toEqual({
      contribution: story,
      at: '2026-03-01T09:00:00.000Z',
      origin: 'story',
      state: 'received',
      stages: ['treatment'],
      language: 'en',
      themes: [],
    })
  })
  it('finds words and their beginnings in de-identified text, all of them', async () => {
    expect(await shown({ q: 'KIND num 7' })).toEqual(['The nurse number 7 was kind'])
    expect(await shown({ q: 'called' })).toEqual([])
    expect(await shown({ q: '"*^ -' })).toEqual([])
  })
  it('filters by stage, community, language, origin, theme, state and period', async () => {
    const totals = async (query: Record<string, string>) => (await list({ query })).total
    expect(await totals({ stage: 'treatment' })).toBe(1)
    expect(await totals({ community: 'south-asian' })).toBe(13)
    expect(await totals({ community: 'eastern-european' })).toBe(0)
    expect(await totals({ language: 'ur' })).toBe(0)
    expect(await totals({ origin: 'import' })).toBe(13)
    expect(await totals({ theme: label, stage: 'diagnosis', q: 'again' })).toBe(1)
    expect(await totals({ state: 'coded' })).toBe(13)
    expect(await totals({ from: '2026-03-02' })).toBe(0)
    expect(await totals({ from: '2026-03-01', to: '2026-03-01' })).toBe(14)
  })
  it('pages without repeating or losing any', async () => {
    const seen: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ query: { limit: 5, ...(after === '' ? {} : { after }) } })
      seen.push(...page.contributions.map(({ contribution }) => contribution))
      after = page.next
    }
    expect(seen).toHaveLength(14)
    expect(new Set(seen).size).toBe(14)
  })
  it('is not for a stakeholder or for nobody', async () => {
    expect((await heard.send('icb', listContributions, inProgramme)).status).toBe(403)
    expect((await heard.send('nobody', listContributions, inProgramme)).status).toBe(401)
  })
  it('keeps words and communities from those who do not read what people said, also by way of filters', async () => {
    const without = (line: ContributionSummary) => {
      const { extract: _extract, community: _community, ...rest } = line
      return rest
    }
    const { contributions } = await list({ query: { theme: label } })
    const listed = await heard.send('publisher', listContributions, inProgramme, { query: { theme: label } })
    expect(listed.answer.contributions).toEqual(contributions.map(without))
    expect(contributions.every(({ extract, community }) => extract !== undefined && community === 'south-asian')).toBe(true)
    for (const query of [{ q: 'nurse' }, { community: 'south-asian' }]) {
      const { status, problem } = await heard.send('publisher', listContributions, inProgramme, { query })
      expect([status, problem.type]).toEqual([403, '/problems/not-allowed'])
    }
  })
  it('names what is wrong with a filter', async () => {
    const { status, problem } = await heard.send('analyst', listContributions, inProgramme, { query: { after: 'x', from: 'soon' } })
    expect([status, problem.errors?.map(({ field }) => field)]).toEqual([400, ['from', 'after']])
  })
  it('knows no programme that is not there', async () =>
    expect((await heard.send('analyst', listContributions, { programme: 'moon' })).status).toBe(404))
})

describe('a label that an import brought', () => {
  it('is taken back and put on again like any coding', async () => {
    const [one] = (await list({ query: { q: 'number 3' } })).contributions
    const contribution = one?.contribution ?? ''
    const undo = () => heard.send('analyst', undoCoding, { programme, contribution, coding: `import.${label}` })
    expect((await undo()).status).toBe(204)
    expect((await list({ query: { theme: label } })).total).toBe(12)
    expect((await undo()).problem.type).toBe('/problems/nothing-to-undo')
    const again = await heard.send('analyst', codeContribution, { programme, contribution }, { body: { theme: label } })
    expect(again.status).toBe(201)
    expect((await list({ query: { theme: label } })).total).toBe(13)
  })
})

describe('a story', () => {
  const read = async (text: 'de-identified' | 'original' = 'de-identified') =>
    (await heard.send('analyst', showContribution, { programme, contribution: story }, { query: { text } })).answer
  it('is not read by an analyst before it is de-identified, unless the original is asked for, which is recorded', async () => {
    expect((await read()).words).toEqual({ status: 'not-de-identified' })
    const before = heard.openings.length
    expect((await read('original')).words).toEqual({
      status: 'open',
      text: 'original',
      textVersion: 0,
      words: { happened: `Dr ${canary} never called me back` },
    })
    expect(heard.openings.slice(before).map(({ access }) => access)).toEqual([
      { purpose: 'narrative', actor: '6f1c1f0e-58a1-4c53-9a57-0d6e8f5f0001', reason: 'read' },
    ])
  })
  it('cannot be excerpted before that', async () => {
    const excerpt = { field: 'happened' as const, from: 0, to: 4, textVersion: 1 }
    const { problem } = await heard.send('analyst', codeContribution, { programme, contribution: story }, { body: { theme: waiting, excerpt } })
    expect(problem.type).toBe('/problems/not-de-identified')
  })
  it('is read, searched and coded by excerpt without the name once it is', async () => {
    await heard.told.record(`contribution-luton.${story}`, {
      type: 'ContributionDeidentified',
      data: { programme, contribution: story, spans: [{ field: 'happened', from: 3, to: 3 + canary.length, kind: 'name' }] },
    })
    await heard.caughtUp()
    expect(await shown({ q: 'called' })).toEqual(['Dr [name] never called me back'])
    expect(await shown({ q: canary })).toEqual([])
    const excerpt = { field: 'happened' as const, from: 10, to: 22, textVersion: 1 }
    const coded = await heard.send('analyst', codeContribution, { programme, contribution: story }, { body: { theme: waiting, excerpt } })
    expect(coded.status).toBe(201)
    const { words, codings } = await read()
    expect(words).toEqual({ status: 'open', text: 'de-identified', textVersion: 1, words: { happened: 'Dr [name] never called me back' } })
    expect(codings.map(({ theme, excerpt: at }) => [theme, at])).toEqual([[waiting, { field: 'happened', from: 10, to: 22 }]])
  })
  it('keeps its excerpt on the same words when more is taken out, and refuses offsets of the older text', async () => {
    await heard.told.record(`contribution-luton.${story}`, {
      type: 'ContributionDeidentified',
      data: { programme, contribution: story, spans: [{ field: 'happened', from: 0, to: 3 + canary.length, kind: 'name' }] },
    })
    const { words, codings } = await read()
    const text = words.status === 'open' ? (words.words.happened ?? '') : ''
    const at = codings[0]?.excerpt
    expect(text.slice(at?.from, at?.to)).toBe('never called')
    const excerpt = { field: 'happened' as const, from: 0, to: 4, textVersion: 1 }
    const { problem } = await heard.send('analyst', codeContribution, { programme, contribution: story }, { body: { theme: waiting, excerpt } })
    expect(problem.type).toBe('/problems/text-changed')
  })
  it('never had its name in a file of the service', () => {
    for (const file of readdirSync(join(heard.folder, 'read'))) {
      expect([file, readFileSync(join(heard.folder, 'read', file)).includes(canary)]).toEqual([file, false])
    }
  })
  it('is out of use when its agreement to analysis is withdrawn, and its words leave the file', async () => {
    const notice = { version: 1, language: 'en', hash: 'a'.repeat(64) }
    const record = { record: uuidv7(4), programme, contribution: story, purpose: 'analysis', notice, mode: 'web' as const }
    await heard.told.record(`contribution-luton.${story}`, { type: 'ConsentWithdrawn', data: record })
    const { words, codings, state } = await read()
    expect([words, codings, state]).toEqual([{ status: 'withdrawn' }, [], 'withdrawn'])
    expect(await shown({ q: 'called' })).toEqual([])
    expect((await list({ query: { state: 'withdrawn' } })).total).toBe(1)
    const { problem } = await heard.send('analyst', codeContribution, { programme, contribution: story }, { body: { theme: waiting } })
    expect(problem.type).toBe('/problems/contribution-withdrawn')
  })
})

describe('the tables', () => {
  it('count people once, for staff exactly', async () => {
    const { answer } = await heard.send('analyst', showTables, inProgramme)
    expect([answer.people, answer.contributions]).toEqual([12, 13])
    expect(answer.tables).toEqual([
      {
        id: 'theme-by-stage',
        columns: ['diagnosis', 'treatment'],
        rows: [
          { theme: label, people: 12, cells: [12, 0] },
          { theme: waiting, people: 0, cells: [0, 0] },
        ],
      },
      {
        id: 'theme-by-community',
        columns: ['south-asian', 'eastern-european'],
        rows: [
          { theme: label, people: 12, cells: [12, 0] },
          { theme: waiting, people: 0, cells: [0, 0] },
        ],
      },
    ])
  })
  it('show the public nothing before a release, and then withheld and rounded counts until the next', async () => {
    const seen = async (etag?: string) =>
      heard.send('nobody', publicTables, inProgramme, etag === undefined ? {} : { headers: { 'if-none-match': etag } })
    expect((await seen()).answer).toEqual({ programme, themes: [], tables: [], populations: [] })
    for (let index = 0; index < 3; index += 1) await heard.told.imported(uuidv7(150 + index), 'Of something else', { community: 'south-asian' })
    const first = await propose()
    expect((await heard.send('analyst', releaseTables, { ...inProgramme, release: first })).status).toBe(403)
    expect((await seen()).answer.tables).toEqual([])
    expect((await heard.send('publisher', showTables, inProgramme)).answer.proposal).toMatchObject({
      release: first,
      mine: false,
      audit: { cells: 24, small: 18, also: 1, narrow: 0, earlier: 0 },
    })
    expect((await heard.send('publisher', releaseTables, { ...inProgramme, release: first })).status).toBe(201)
    const released = await seen()
    expect(released.answer.tables.map(({ rows }) => rows.map(({ cells }) => cells))).toEqual([
      [
        [10, null],
        [null, null],
      ],
      [
        [10, null],
        [null, null],
      ],
    ])
    expect(released.answer.release).toMatchObject({ number: 1, rule: 'under-10-withheld-others-to-5-audited-5-values/4' })
    expect((await seen(String(released.headers.etag))).status).toBe(304)
    for (let index = 0; index < 6; index += 1) await heard.told.imported(uuidv7(200 + index), 'Later', { community: 'south-asian', labels: [label] })
    await heard.caughtUp()
    expect((await seen()).answer).toEqual(released.answer)
    const back = await propose()
    expect((await heard.send('analyst', putBackTables, { ...inProgramme, release: back })).status).toBe(204)
    expect((await heard.send('publisher', releaseTables, { ...inProgramme, release: back })).problem.type).toBe('/problems/unknown-proposal')
    const own = await propose('publisher')
    expect((await heard.send('publisher', releaseTables, { ...inProgramme, release: own })).problem.type).toBe('/problems/same-person-approves')
    expect((await heard.send('publisher', releaseTables, { ...inProgramme, release: await propose() })).status).toBe(201)
    expect((await seen()).answer.tables[0]?.rows[0]?.cells).toEqual([20, null])
    expect((await heard.send('analyst', proposeTables, inProgramme)).problem.type).toBe('/problems/nothing-changed')
  })
  it('are open data: CSV with metadata, and JSON', async () => {
    const file = async (name: TablesFile) => (await heard.send('nobody', publicTablesFile, { ...inProgramme, file: name })).answer
    const csv = await file('theme-by-stage.csv')
    expect([csv.type, csv.text.split('\r\n').slice(0, 4)]).toEqual([
      'text/csv',
      [
        'theme,theme_name,stage,people,withheld',
        `${label},Staff attitude,everybody,20,false`,
        `${label},Staff attitude,diagnosis,20,false`,
        `${label},Staff attitude,treatment,,true`,
      ],
    ])
    const described = JSON.parse((await file('theme-by-stage.csv-metadata.json')).text)
    expect([described.url, described.tableSchema.columns.map((column: { name: string }) => column.name)]).toEqual([
      'theme-by-stage.csv',
      csv.text.split('\r\n')[0]?.split(','),
    ])
    expect(JSON.parse((await file('tables.json')).text)).toEqual((await heard.send('nobody', publicTables, inProgramme)).answer)
  })
})

describe('the index', () => {
  it('finds words of every language by what they begin with, whatever marks they are written with', async () => {
    const texts = ['ڈاکٹر نے میری بات سنی', 'ডাক্তার আমার কথা শুনেছেন', 'ਡਾਕਟਰ ਨੇ ਮੇਰੀ ਗੱਲ ਸੁਣੀ', 'Lekarz wysłuchał, było dobrze', 'ज़रूर e\u0301tait']
    for (const text of texts) await heard.told.imported(returning, text)
    await heard.caughtUp()
    expect(await shown({ q: 'ڈاکٹ' })).toEqual([texts[0]])
    expect(await shown({ q: 'ডাক্তার কথা' })).toEqual([texts[1]])
    expect(await shown({ q: 'ਸੁਣੀ' })).toEqual([texts[2]])
    expect(await shown({ q: 'WYSŁUCH' })).toEqual([texts[3]])
    expect(await shown({ q: 'était' })).toEqual([texts[4]])
  })
  it('keeps no id of a person who was erased, not even of what arrives later, and no word of theirs', async () => {
    const [person, erasure] = [uuidv7(300), uuidv7(301)]
    const held = () =>
      readdirSync(join(heard.folder, 'read'))
        .filter((name) => name.startsWith('analysis.sqlite'))
        .some((name) => readFileSync(join(heard.folder, 'read', name)).includes(person))
    const contribution = await heard.told.imported(person, 'Gone soon')
    await heard.caughtUp()
    expect([await shown({ q: 'gone' }), held()]).toEqual([['Gone soon'], true])
    await heard.told.record(`erasure-${programme}.${erasure}`, {
      type: 'ErasureStarted',
      data: { programme, erasure, contribution, person },
    })
    await heard.caughtUp()
    await heard.told.imported(person, 'Gone before it came')
    await heard.caughtUp()
    expect([await shown({ q: 'gone' }), held()]).toEqual([[], false])
  })
  it('counts nobody who is forgotten, from that moment', async () => {
    const person = uuidv7(310)
    await heard.told.imported(person, 'Counted until now')
    const { total } = await list()
    expect(heard.app.get(AnalysisIndex, { strict: false }).forgetPerson(person)).toBe(1)
    expect((await list()).total).toBe(total - 1)
  })
  it('opens in batches, and every opening is recorded as its own', () => {
    const own = heard.openings.filter(({ access }) => access.actor === 'analysis-index')
    expect(own.length).toBeGreaterThan(0)
    expect(new Set(own.map(({ access }) => JSON.stringify(access)))).toEqual(
      new Set([JSON.stringify({ purpose: 'narrative', actor: 'analysis-index', reason: 'analysis-index' })]),
    )
  })
})
