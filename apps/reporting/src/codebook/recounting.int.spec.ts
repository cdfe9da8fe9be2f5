import {
  bringBackTheme,
  codeContribution,
  defineTheme,
  finishSplit,
  listContributions,
  mergeTheme,
  proposeTables,
  retireTheme,
  showCodebook,
  showContribution,
  showSorting,
  showTables,
  sortCoding,
  splitTheme,
  undoCoding,
  undoMerge,
  undoSplit,
} from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const inProgramme = { programme }
let [one, two, three] = ['', '', '']
let heard: Awaited<ReturnType<typeof startReporting>>
const theme = (id: string) => ({ programme, theme: id })
const define = async (name: string) => (await heard.send('analyst', defineTheme, inProgramme, { body: { name, language: 'en' } })).answer.theme
const code = async (contribution: string, id: string, who: 'analyst' | 'second' = 'analyst') =>
  heard.send(who, codeContribution, { programme, contribution }, { body: { theme: id } })
const counts = async () => {
  await heard.caughtUp()
  const { themes } = (await heard.send('analyst', showCodebook, inProgramme)).answer
  return Object.fromEntries(themes.map(({ id, contributions }) => [id, contributions]))
}
const listed = async (id: string) => {
  await heard.caughtUp()
  const { contributions } = (await heard.send('analyst', listContributions, inProgramme, { query: { theme: id } })).answer
  return contributions.map(({ contribution }) => contribution)
}

beforeAll(async () => {
  heard = await startReporting(clock)
  const say = (person: number) => heard.told.imported(uuidv7(person), 'They listened', { stages: [] })
  one = await say(1)
  two = await say(2)
  three = await say(3)
  await heard.caughtUp()
})
afterAll(() => heard.close())

describe('merging and undoing it', () => {
  it('is carried through to what was coded, and back', async () => {
    const [listening, kindness] = [await define('Listening'), await define('Kindness')]
    await code(one, listening)
    await code(two, kindness)
    await code(two, listening)
    expect((await heard.send('analyst', mergeTheme, theme(listening), { body: { into: kindness, seen: 2 } })).problem.type).toBe(
      '/problems/theme-changed',
    )
    expect((await heard.send('analyst', mergeTheme, theme(listening), { body: { into: kindness, seen: 1, seenInto: 1 } })).status).toBe(204)
    expect(await counts()).toMatchObject({ [listening]: 0, [kindness]: 2 })
    expect(await listed(kindness)).toStrictEqual([two, one])
    const shown = (await heard.send('analyst', showContribution, { programme, contribution: one })).answer
    expect(shown.codings.map(({ theme: now, given }) => [now, given])).toStrictEqual([[kindness, listening]])
    const rows = (await heard.send('analyst', showTables, inProgramme)).answer.tables[0]?.rows
    expect(rows?.map(({ theme: row, people }) => [row, people])).toStrictEqual([[kindness, 2]])
    expect((await code(three, listening)).problem.type).toBe('/problems/theme-merged')
    expect((await code(one, kindness)).problem.type).toBe('/problems/already-coded')
    expect((await heard.send('second', undoMerge, theme(listening), { body: { seen: 2 } })).status).toBe(204)
    expect(await counts()).toMatchObject({ [listening]: 2, [kindness]: 1 })
    expect(await listed(listening)).toStrictEqual([two, one])
  })
  it('brings a retired theme back', async () => {
    const gone = await define('Gone')
    await heard.send('analyst', retireTheme, theme(gone))
    expect((await code(three, gone)).problem.type).toBe('/problems/theme-retired')
    expect((await heard.send('analyst', bringBackTheme, theme(gone))).status).toBe(204)
    expect((await code(three, gone)).status).toBe(201)
  })
})

describe('splitting', () => {
  it('has its codings sorted, counts them by their parts, and undoes it', async () => {
    const waiting = await define('Waiting')
    const codings: string[] = []
    for (const id of [one, two, three]) codings.push((await code(id, waiting)).answer.coding)
    const body = { parts: [{ name: 'Long' }, { name: 'Alone' }], language: 'en' }
    const { split, parts } = (await heard.send('analyst', splitTheme, theme(waiting), { body })).answer
    const [long = '', alone = ''] = parts
    await heard.caughtUp()
    const place = { ...theme(waiting), split }
    const sorting = async (query = {}) => (await heard.send('analyst', showSorting, place, { query })).answer
    expect(await sorting()).toMatchObject({ open: true, sorted: 0, waiting: 3, next: { contribution: one, words: { status: 'open' } } })
    expect((await heard.send('analyst', proposeTables, inProgramme)).problem.type).toBe('/problems/split-open')
    const sort = (index: number, to: string[], before?: string[]) =>
      heard.send(
        'second',
        sortCoding,
        { ...place, coding: codings[index] ?? '' },
        {
          body: { contribution: [one, two, three][index] ?? '', parts: to, ...(before ? { before } : {}) },
        },
      )
    expect((await sort(0, [long, alone])).status).toBe(204)
    expect((await sort(1, [])).status).toBe(204)
    expect((await sort(0, [long])).problem.type).toBe('/problems/sorted-meanwhile')
    expect(await counts()).toMatchObject({ [waiting]: 2, [long]: 1, [alone]: 1 })
    expect(await sorting()).toMatchObject({ sorted: 2, waiting: 1, next: { contribution: three } })
    expect(await sorting({ contribution: one, coding: codings[0] })).toMatchObject({ next: { sorted: [long, alone] } })
    expect((await sort(0, [alone], [long, alone])).status).toBe(204)
    expect(await counts()).toMatchObject({ [long]: 0, [alone]: 1 })
    expect((await heard.send('analyst', finishSplit, place)).status).toBe(204)
    expect((await sort(2, [long])).problem.type).toBe('/problems/split-finished')
    expect((await heard.send('analyst', undoSplit, place)).status).toBe(204)
    expect(await counts()).toMatchObject({ [waiting]: 3, [long]: 0, [alone]: 0 })
    expect((await heard.send('analyst', showSorting, place)).problem.type).toBe('/problems/no-such-split')
    expect((await heard.send('analyst', undoCoding, { programme, contribution: one, coding: codings[0] ?? '' })).status).toBe(204)
    expect(await counts()).toMatchObject({ [waiting]: 2 })
  })
})
