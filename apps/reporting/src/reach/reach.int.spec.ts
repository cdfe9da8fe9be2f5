import {
  proposeTables,
  publicTables,
  publicTablesFile,
  releaseTables,
  setPopulation,
  showReach,
  takePopulationBack,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import { type PopulationFact, populationStream } from './population.events.ts'

const start = Date.parse('2026-02-01T09:00:00.000Z')
const clock = { now: () => start }
const inProgramme = { programme }
let heard: Awaited<ReturnType<typeof startReporting>>

const source = 'ONS, Census 2021, TS021'
const figure = { by: 'community' as const, column: 'south-asian', people: 20_000, year: 2021, source, language: 'en' }

beforeAll(async () => {
  heard = await startReporting(clock)
  const again = uuidv7(0)
  await heard.told.imported(again, 'It was long', { community: 'south-asian' })
  for (let index = 1; index < 40; index += 1) await heard.told.imported(uuidv7(index), 'It was long', { community: 'south-asian' })
  for (let index = 0; index < 3; index += 1) await heard.told.imported(uuidv7(100 + index), 'It was long', { community: 'eastern-european' })
  for (let index = 0; index < 20; index += 1) await heard.told.shared(uuidv7(200 + index), 'It was short')
  await heard.told.imported(again, 'Once more', { community: 'south-asian' })
})
afterAll(() => heard.close())

describe('reach', () => {
  it('counts people for staff, by community, by how they contributed and by the way it came', async () => {
    const { people, tables } = (await heard.send('analyst', showReach, inProgramme)).answer
    const table = (id: string) =>
      Object.fromEntries(tables.flatMap((each) => (each.id === id ? each.columns.map((column, at) => [column, each.cells[at]]) : [])))
    expect([people, table('community'), table('origin'), tables.map(({ id }) => id)]).toStrictEqual([
      63,
      { 'south-asian': 40, 'eastern-european': 3 },
      { story: 20, questionnaire: 0, gathering: 0, champion: 0, import: 43 },
      ['community', 'origin', 'mode'],
    ])
    expect([table('mode').web, table('mode').import]).toStrictEqual([20, 43])
  })

  it('is compared with figures that say their source, and with no other', async () => {
    const set = (more: Partial<typeof figure>, who: 'analyst' | 'coordinator' = 'analyst') =>
      heard.send(who, setPopulation, inProgramme, { body: { ...figure, ...more } })
    expect((await set({}, 'coordinator')).status).toBe(403)
    expect((await set({ column: 'moon' })).problem.type).toBe('/problems/unknown-group')
    expect((await set({ year: 2027 })).problem.type).toBe('/problems/year-in-future')
    expect((await set({ people: 49 })).problem.errors?.map(({ field }) => field)).toStrictEqual(['people'])
    expect((await set({ people: 10_000 })).status).toBe(204)
    expect((await set({})).status).toBe(204)
    const { populations } = (await heard.send('analyst', showReach, inProgramme)).answer
    const { language, ...kept } = figure
    expect(populations).toStrictEqual([{ ...kept, source: { status: 'open', language, text: source } }])
  })

  it('is public once two people released it, small numbers withheld', async () => {
    expect((await heard.send('nobody', publicTables, inProgramme)).answer).toStrictEqual({ programme, themes: [], tables: [], populations: [] })
    const { release } = (await heard.send('analyst', proposeTables, inProgramme)).answer
    expect((await heard.send('publisher', releaseTables, { ...inProgramme, release })).status).toBe(201)
    const { reach, populations } = (await heard.send('nobody', publicTables, inProgramme)).answer
    expect([reach?.people, reach?.tables[0], populations.length]).toStrictEqual([
      65,
      { id: 'community', columns: ['south-asian', 'eastern-european'], cells: [40, null] },
      1,
    ])
    const { text } = (await heard.send('nobody', publicTablesFile, { ...inProgramme, file: 'reach.csv' })).answer
    expect(text.split('\r\n').slice(0, 4)).toStrictEqual([
      'by,group,people,withheld,population,population_year,population_source',
      'everybody,everybody,65,false,,,',
      `community,south-asian,40,false,20000,2021,"${source}"`,
      'community,eastern-european,,true,,,',
    ])
  })

  it('loses a figure that is taken back, at once', async () => {
    const body = { by: figure.by, column: figure.column }
    expect((await heard.send('analyst', takePopulationBack, inProgramme, { body })).status).toBe(204)
    expect((await heard.send('nobody', publicTables, inProgramme)).answer.populations).toStrictEqual([])
    expect((await heard.send('analyst', takePopulationBack, inProgramme, { body })).problem.type).toBe('/problems/no-figure')
    const refs: string[] = []
    for await (const { type, data } of heard.platform.store.readStream<PopulationFact>(populationStream(programme))) {
      if (type === 'PopulationSet') refs.push(data.source.ref)
    }
    const left = async () => new Set((await heard.platform.vault.wording(refs)).map(({ status }) => status))
    await vi.waitFor(async () => expect([refs.length > 0, await left()]).toStrictEqual([true, new Set(['erased'])]), { timeout: 10_000 })
  })
})
