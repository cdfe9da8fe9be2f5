import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpClient } from '@heard/contracts'
import { publicReport, reportVersions } from '@heard/contracts/reporting'
import { bootHeard, type Heard, readConfiguration } from '@heard/standalone'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Surroundings } from '../command.ts'
import { commands } from '../commands.ts'
import { Api } from '../connect/api.ts'
import { runLine } from '../run-line.ts'
import type { YearEnd } from './years.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-years-'))
const data = join(folder, 'data')
const surroundings: Surroundings = { environment: { HEARD_PORT: '39996' }, standing: folder, root: folder, progress: () => undefined }
const run = (...line: string[]) => runLine(commands, line, surroundings)
const programmes = ['luton-cancer', 'elft-big-conversation']

const figures = ({ programme, edition, recommendations, silent, commitments, overdue, claimed, confirmed, disputed }: YearEnd) => [
  programme,
  edition,
  recommendations,
  silent,
  commitments,
  overdue,
  claimed,
  confirmed,
  disputed,
]

/** Every page of the programmes that a stranger can go to by links, starting from their first. */
const publicPages = async (heard: Heard): Promise<ReadonlyMap<string, { readonly status: number; readonly text: string }>> => {
  const waiting = programmes.flatMap((programme) => [`/programmes/${programme}`, `/ur/programmes/${programme}/report`])
  const seen = new Map<string, { readonly status: number; readonly text: string }>()
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue
    const answer = await heard.fetch(next)
    const text = await answer.text()
    seen.set(next, { status: answer.status, text })
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href = ''] of text.matchAll(/href="((?:\/programmes|\/open-data)\/[^"#?]+)"/g)) waiting.push(href)
  }
  return seen
}

describe('five years of both programmes', () => {
  let years: readonly YearEnd[]
  let heard: Heard

  beforeAll(async () => {
    const { code, out, errors } = await run('years', '--folder', 'data', '--json')
    expect([code, errors]).toEqual([0, []])
    years = JSON.parse(out.join('\n')).years
    heard = await bootHeard(readConfiguration({ HEARD_DATA_DIR: data, HEARD_PORT: '0' }, folder))
  }, 300_000)

  afterAll(async () => {
    await heard.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('end each with a report: what was asked, silent, promised, overdue, claimed, seen and disputed by then', () => {
    expect(years.map(figures)).toEqual([
      ['luton-cancer', 1, 2, 1, 3, 0, 0, 0, 0],
      ['elft-big-conversation', 1, 0, 0, 4, 0, 0, 0, 0],
      ['luton-cancer', 2, 3, 2, 3, 0, 1, 1, 0],
      ['elft-big-conversation', 2, 0, 0, 4, 0, 0, 0, 0],
      ['luton-cancer', 3, 3, 2, 3, 2, 0, 1, 1],
      ['elft-big-conversation', 3, 0, 0, 4, 0, 0, 0, 0],
      ['luton-cancer', 4, 3, 2, 3, 2, 0, 1, 2],
      ['elft-big-conversation', 4, 0, 0, 4, 0, 0, 1, 0],
      ['luton-cancer', 5, 3, 2, 3, 2, 0, 1, 2],
      ['elft-big-conversation', 5, 0, 0, 4, 3, 0, 1, 0],
    ])
  })

  it('leave nothing of what people told once their time is over, and all of what was promised', async () => {
    const erased: string[] = []
    for await (const { type } of heard.platform.store.readAll()) if (type === 'SubjectErased') erased.push(type)
    expect(erased.length).toBeGreaterThanOrEqual(208 + 36)
    const api = new Api(httpClient('', heard.fetch))
    const { recommendations } = await api.public(publicReport, { params: { programme: 'luton-cancer' } })
    const { versions } = await api.public(reportVersions, { params: { programme: 'luton-cancer' } })
    const fourth = versions.find(({ version }) => version === 4)?.on
    expect(recommendations.map(({ people, counted }) => [people, counted])).toEqual(Array.from({ length: 3 }, () => [35, fourth]))
  })

  it('leave public pages and files that all open, tell nothing of anybody and have nothing missing in them', async () => {
    const pages = await publicPages(heard)
    expect([...pages].filter(([, { status }]) => status !== 200).map(([path, { status }]) => `${status} ${path}`)).toEqual([])
    for (const programme of programmes)
      expect([...pages.keys()].filter((path) => path.startsWith(`/programmes/${programme}/report/`)).length).toBeGreaterThan(10)
    const broken = /\bundefined\b|\bNaN\b|\[object |weeks to be told what came of test/
    expect([...pages].filter(([, { text }]) => broken.test(text.replaceAll(/<script[\s\S]*?<\/script>/g, ''))).map(([path]) => path)).toEqual([])
    for (const [path, { text }] of pages) if (path.endsWith('.json')) expect(() => JSON.parse(text), path).not.toThrow()
  }, 120_000)

  it('are the same report when everything is read again from the record', async () => {
    const reports = async () => {
      await heard.platform.readModels.waitFor(await heard.platform.store.head(), 60_000)
      const api = new Api(httpClient('', heard.fetch))
      return Promise.all(programmes.map((programme) => api.public(publicReport, { params: { programme } })))
    }
    const before = await reports()
    await heard.close()
    for (const part of ['read', 'policies']) rmSync(join(data, part), { recursive: true, force: true })
    heard = await bootHeard(readConfiguration({ HEARD_DATA_DIR: data, HEARD_PORT: '0' }, folder))
    expect(await reports()).toEqual(before)
  }, 120_000)

  it('verify from the first entry to the last', async () => {
    await heard.settleLedger()
    const { code, errors } = await run('verify', join(data, 'ledger'), '--json')
    expect([code, errors]).toEqual([0, []])
  }, 120_000)
})
