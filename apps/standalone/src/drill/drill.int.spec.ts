import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listErasures } from '@heard/contracts/engagement'
import { KurrentDouble } from '@heard/event-store/double'
import { readConfiguration } from '@heard/service-kit'
import { makeDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { programme } from '../story.fixture.ts'
import { startTestHeard } from '../testing.ts'
import { recordDrill, runDrill } from './drill.ts'
import { onServers } from './drill-servers.ts'
import { erasureDrill } from './erasure-drill.ts'
import { restoreDrill } from './restore-drill.ts'

describe('a drill', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-drill-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('of erasure proves that a backup does not bring back what was erased', async () => {
    const { passed, steps } = await erasureDrill(folder, () => undefined)
    expect(steps.map(({ step, passed: proved }) => [step, proved])).toEqual([
      ['stories-shared', true],
      ['backup-made', true],
      ['story-erased', true],
      ['nothing-left', true],
      ['backup-restored', true],
      ['closed-before-replay', true],
      ['erased-after-replay', true],
      ['nothing-left-after-replay', true],
      ['closed-after-rotation', true],
    ])
    expect(passed).toBe(true)
  })

  it('of restoring proves that a backup is whole', async () => {
    const { passed, steps } = await restoreDrill(folder, () => undefined)
    expect(steps.map(({ step, passed: proved }) => [step, proved])).toEqual([
      ['stories-shared', true],
      ['backup-made', true],
      ['damage-noticed', true],
      ['stories-erased', true],
      ['backup-restored', true],
      ['platform-opens', true],
      ['signing-goes-on', true],
      ['read-models-rebuilt', true],
    ])
    expect(passed).toBe(true)
  })

  it.skipIf(withoutPostgres)('of restoring works on servers too, and leaves no database behind', async () => {
    const double = await KurrentDouble.start()
    const database = await makeDatabase()
    const databases = () => withClient(database.url, (client) => client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'heard_drill_%'`))
    try {
      const configuration = readConfiguration({ HEARD_DATA_DIR: folder, HEARD_EVENT_STORE: double.url, HEARD_DATABASE_URL: database.url }, '/')
      const result = await onServers(configuration, (places) => restoreDrill(folder, () => undefined, { stories: 3, places }))
      expect(result.steps.filter(({ passed }) => !passed)).toEqual([])
      expect(result.steps).toHaveLength(8)
      expect(existsSync(join(folder, 'then', 'facts.sqlite'))).toBe(false)
      expect(existsSync(join(folder, 'then', 'vault.sqlite'))).toBe(false)
      const prefixes = new Set(double.log.events.map(({ stream }) => /^heard_drill_[\da-f]+_(now|again)\./.exec(stream)?.[1]))
      expect([...prefixes].toSorted()).toEqual(['again', 'now'])
      expect((await databases()).rows).toEqual([])
    } finally {
      await database.drop()
      await double.stop()
    }
  })

  it('on servers is refused where none is configured', async () => {
    const configuration = readConfiguration({ HEARD_DATA_DIR: folder }, '/')
    await expect(onServers(configuration, async () => 'worked')).rejects.toThrow('--on-servers needs HEARD_EVENT_STORE, HEARD_DATABASE_URL or both')
  })

  it('ends at the first thing that it cannot prove, and what came before stays said', async () => {
    const result = await runDrill(
      'restore',
      () => undefined,
      async (check) => {
        await check('first', 'a first thing', async () => true)
        await check('second', 'a second thing', () => Promise.reject(new Error('not so')))
        await check('third', 'a third thing', async () => true)
      },
    )
    expect({ ...result, steps: result.steps.map(({ step, passed }) => ({ step, passed })) }).toEqual({
      drill: 'restore',
      passed: false,
      steps: [
        { step: 'first', passed: true },
        { step: 'second', passed: false },
      ],
    })
  })

  it('is recorded where an auditor finds it, unless there is no log or somebody else holds it', async () => {
    const configuration = readConfiguration({ HEARD_DATA_DIR: folder }, '/')
    const clock = { now: () => Date.parse('2026-11-23T10:00:00.000Z') }
    const result = { drill: 'erasure', passed: true, steps: [{ step: 'stories-shared', what: '', passed: true, milliseconds: 1 }] } as const
    expect(await recordDrill(configuration, result, clock)).toBe('no-log')
    const first = await startTestHeard({ folder })
    expect(await recordDrill(configuration, result, clock)).toBe('in-use')
    await first.heard.close()
    expect(await recordDrill(configuration, result, clock)).toBe('recorded')
    expect(await recordDrill(configuration, { ...result, drill: 'restore', passed: false }, clock)).toBe('recorded')
    const second = await startTestHeard({ folder })
    const seen = await second.call(listErasures, { params: { programme } }, { headers: await second.as('auditor') })
    expect(seen.ok && seen.body.drills).toEqual([
      { drill: 'erasure', outcome: 'passed', at: '2026-11-23T10:00:00.000Z' },
      { drill: 'restore', outcome: 'failed', at: '2026-11-23T10:00:00.000Z' },
    ])
    await second.close()
  })
})
