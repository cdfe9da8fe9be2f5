import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publicReport } from '@heard/contracts/reporting'
import { bootHeard, readConfiguration } from '@heard/standalone'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Surroundings } from '../command.ts'
import { commands } from '../commands.ts'
import { Api } from '../connect/api.ts'
import { connectHere, connectInto, withConnection } from '../connect/connection.ts'
import { runLine } from '../run-line.ts'
import { lookAtReceipt, lookAtReports, lookAtTotals } from './totals.ts'
import type { TourResult as Toured } from './tour.ts'

type TourResult = Omit<Toured, 'rejected'>

const folder = mkdtempSync(join(tmpdir(), 'heard-tour-'))
const surroundings: Surroundings = { environment: { HEARD_PORT: '39997' }, standing: folder, root: folder, progress: () => undefined }
const run = (...line: string[]) => runLine(commands, line, surroundings)

/** Figures of the reports, in which only the edition's number grows with each tour. */
const once = {
  recommendations: 3,
  awaiting: 1,
  silent: 1,
  accepted: 0,
  acceptedInPart: 1,
  declined: 0,
  commitments: 3,
  overdue: 1,
  claimed: 0,
  confirmed: 0,
  disputed: 1,
}
const years = {
  recommendations: 0,
  awaiting: 0,
  silent: 0,
  accepted: 0,
  acceptedInPart: 0,
  declined: 0,
  commitments: 4,
  overdue: 3,
  claimed: 0,
  confirmed: 1,
  disputed: 0,
}

describe('the tour', () => {
  let result: TourResult & { readonly folder: string; readonly start: string }

  beforeAll(async () => {
    const { code, out, errors } = await run('tour', '--folder', 'data', '--json')
    expect([code, errors]).toEqual([0, []])
    result = JSON.parse(out.join('\n'))
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('imports every row of the file that comes with the repository', () => {
    expect(result.import.counts).toEqual({ rows: 208, accepted: 208, rejected: 0, duplicates: 0, leftOut: 0 })
    expect(result.import.map.deidentified).toBe(true)
    expect(result.import.map.sourceId).toEqual(['row_index'])
    expect(result.import.map.labels).toEqual([{ kind: 'columns', columns: ['label'] }])
  })

  it('says how much there is afterwards', () => {
    const { facts, ...totals } = result.totals
    expect(totals).toEqual({ contributions: 209, people: 209, themes: 11, recommendations: 3, commitments: 7 })
    expect(facts).toBeGreaterThan(300)
  })

  it('releases tables in which small numbers are withheld', () => {
    expect(result.tables).toEqual({ releasedCells: 7, withheldCells: 70 })
  })

  it('leaves one answer, one silence and one that still has time, and promises of every kind', () => {
    expect(result.reports).toEqual([
      { programme: 'luton-cancer', edition: 1, figures: once, years: result.reports[0]?.years },
      { programme: 'elft-big-conversation', edition: 1, figures: years, years: [2022, 2023, 2024, 2025] },
    ])
  })

  it('lets the holder of the receipt see what became of the story', () => {
    expect(result.journey).toEqual([
      'received',
      'de-identified',
      'coded',
      'used-in-recommendation',
      'used-in-recommendation',
      'used-in-recommendation',
      'answered',
      'committed',
      'committed',
      'committed',
      'outcome',
      'verdict',
      'verdict',
    ])
  })

  it('says how to start a platform on what it left', () => {
    expect([result.folder, result.start]).toEqual([join(folder, 'data'), 'HEARD_DATA_DIR=data npm start'])
  })

  it('names the address of each page, that of the receipt among them', () => {
    const origin = 'http://127.0.0.1:39997'
    expect(result.pages.map(({ address, account }) => [address.slice(origin.length), account])).toEqual([
      ['/programmes/luton-cancer', undefined],
      ['/programmes/luton-cancer/report', undefined],
      ['/programmes/luton-cancer/figures', undefined],
      [`/r/${result.receipt}`, undefined],
      ['/programmes/elft-big-conversation/report', undefined],
      ['/staff/luton-cancer/contributions', 'analyst'],
      ['/staff/luton-cancer/codebook', 'analyst'],
      ['/staff/luton-cancer/tables', 'analyst'],
      ['/staff/luton-cancer/recommendations', 'publisher'],
      ['/staff/luton-cancer/addressed', 'stakeholder.luton-cancer'],
    ])
  })

  it('refuses a folder with facts in it, and an address beside a folder', async () => {
    expect(await run('tour', '--folder', 'data')).toEqual({
      code: 1,
      out: [],
      errors: [
        `${join(folder, 'data')} has facts in it already; name a new folder with --folder DIR, or run the tour into a running platform with --into URL`,
      ],
    })
    expect((await run('tour', '--folder', 'other', '--into', 'http://127.0.0.1:1')).errors).toEqual([
      '--folder and --into exclude each other; leave one out',
    ])
  })

  it('leaves what the next start finds again', async () => {
    await withConnection(await connectHere(surroundings, result.folder), async ({ call, facts }) => {
      const api = new Api(call)
      const reports = await lookAtReports(api, ['luton-cancer', 'elft-big-conversation'])
      expect(reports).toEqual(result.reports)
      expect(await lookAtReceipt(api, result.receipt)).toEqual(result.journey)
      expect({ ...(await lookAtTotals(api, 'luton-cancer', reports, facts)), facts: 0 }).toEqual({ ...result.totals, facts: 0 })
    })
  })

  it('is the same after its read models are built again', async () => {
    const here = { ...surroundings, environment: { ...surroundings.environment, HEARD_DATA_DIR: result.folder } }
    const rebuilt = await runLine(commands, ['projections', 'rebuild', '--json'], here)
    expect([rebuilt.code, rebuilt.errors]).toEqual([0, []])
    const one = await runLine(commands, ['projections', 'rebuild', 'reporting/accountability'], here)
    expect([one.code, one.out.length]).toEqual([0, 1])
    await withConnection(await connectHere(here), async ({ call }) => {
      expect(await lookAtReports(new Api(call), ['luton-cancer', 'elft-big-conversation'])).toEqual(result.reports)
    })
  })

  it('finds the doctor content', async () => {
    const here = { ...surroundings, environment: { ...surroundings.environment, HEARD_DATA_DIR: result.folder } }
    const { code, out } = await runLine(commands, ['doctor', '--json'], here)
    const { findings } = JSON.parse(out.join('\n'))
    expect(findings.map(({ what, ok }: { what: string; ok: boolean }) => [what, ok])).toEqual([
      ['Node', true],
      ['data folder', true],
      ['virus scanner', true],
      ['stores', true],
      ['health', true],
    ])
    expect(code).toBe(0)
  })

  it('goes through the API of a running platform, and a second time imports nothing twice', async () => {
    const heard = await bootHeard(readConfiguration({ HEARD_DATA_DIR: result.folder, HEARD_PORT: '0' }, '/'), { withPortal: false })
    try {
      const address = await heard.listen()
      const { code, out, errors } = await run('tour', '--into', address, '--json')
      expect([code, errors]).toEqual([0, []])
      const again: TourResult = JSON.parse(out.join('\n'))
      expect(again.import.counts).toEqual({ rows: 208, accepted: 0, rejected: 0, duplicates: 208, leftOut: 0 })
      expect(again.totals).toEqual({ contributions: 210, people: 210, themes: 11, facts: null, recommendations: 6, commitments: 14 })
      const { edition } = await new Api(connectInto(address).call).public(publicReport, { params: { programme: 'luton-cancer' } })
      expect(edition?.number).toBe(2)
      const beside = (port: string) => ({ ...surroundings, environment: { HEARD_PORT: port, HEARD_DATA_DIR: result.folder } })
      expect((await runLine(commands, ['doctor'], beside(new URL(address).port))).out.slice(2)).toEqual([
        'ok    virus scanner: none (HEARD_CLAMAV is not set): files are not scanned for malware',
        `ok    platform: runs on ${address}`,
        'ok    health: ready (as it says itself)',
      ])
      const elsewhere = await runLine(commands, ['doctor'], beside('39997'))
      expect([elsewhere.code, elsewhere.out.at(-1)]).toEqual([1, expect.stringMatching(/^WRONG stores: the event store .* has another writer/)])
      const locked = await runLine(commands, ['projections', 'rebuild'], beside('39997'))
      expect([locked.code, locked.errors]).toEqual([1, [expect.stringMatching(/^the event store .* has another writer/)]])
    } finally {
      await heard.close()
    }
  })

  it('says that a platform does not answer as Heard does', async () => {
    writeFileSync(join(folder, 'one.csv'), 'what\nhello\n')
    const { code, errors } = await run('tour', '--into', 'http://127.0.0.1:39996', '--file', 'one.csv')
    expect([code, errors.length]).toEqual([1, 1])
    expect(errors[0]).toMatch(/^The platform cannot be reached \(/)
  })
})
