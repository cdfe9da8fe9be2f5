import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { myContribution } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { KurrentDouble } from '@heard/event-store/double'
import { readConfiguration } from '@heard/service-kit'
import { makeDatabase, type TestDatabase, withoutPostgres } from '@heard/sql/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handOver, keptApart, publishedLogs } from '../drill/drill-platform.ts'
import { signsOn } from '../drill/signs-on.ts'
import { eraseMine, type Told, tell, whenErased } from '../erasure.fixture.ts'
import { openFacts } from '../recorded-facts.ts'
import { restore, restoring } from '../restore/restore.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { backUp } from './backup.ts'

type Environment = Readonly<Record<string, string>>

describe.each([
  ['facts on (a double of) KurrentDB', false],
  ['facts on (a double of) KurrentDB and the vault on PostgreSQL', true],
])('backing up and restoring with %s', { timeout: 180_000 }, (_, onPostgres) => {
  let root: string
  let now: string
  let then: string
  let saved: string
  let handed: string
  let doubles: readonly KurrentDouble[]
  let databases: readonly TestDatabase[]
  let here: Environment
  let there: Environment

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'heard-region-'))
    now = join(root, 'now')
    then = join(root, 'then')
    saved = join(root, 'saved')
    handed = join(root, 'handed')
    const [first, second] = await Promise.all([KurrentDouble.start(), KurrentDouble.start()])
    second.writeStatistics()
    doubles = [first, second]
    databases = onPostgres && !withoutPostgres ? await Promise.all([makeDatabase(), makeDatabase()]) : []
    const on = ({ url }: KurrentDouble, database?: TestDatabase): Environment => ({
      HEARD_EVENT_STORE: url,
      ...(database ? { HEARD_DATABASE_URL: database.url } : {}),
    })
    here = on(first, databases[0])
    there = on(second, databases[1])
  })
  afterEach(async () => {
    await Promise.all([...doubles.map((double) => double.stop()), ...databases.map((database) => database.drop())])
    rmSync(root, { recursive: true, force: true })
  })

  const at = (folder: string, environment: Environment) => readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0', ...environment }, '/')
  const during = async <T>(folder: string, environment: Environment, work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await startTestHeard({ folder, environment })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const factsAt = async (folder: string, environment: Environment): Promise<readonly RecordedFact[]> => {
    const store = await openFacts(at(folder, environment))
    const facts: RecordedFact[] = []
    for await (const fact of store.readAll()) facts.push(fact)
    await store.close()
    return facts
  }
  const words = async ({ call }: TestHeard, { receipt }: Told) => {
    const mine = await call(myContribution, { body: { receipt } })
    return mine.ok ? mine.body.words.status : mine.problem.type
  }

  it.skipIf(onPostgres && withoutPostgres)(
    'brings every fact to an empty server as it was; the ledger goes on, and what was erased since stays erased',
    async () => {
      const [gone, kept] = await during(now, here, async (platform) => [await tell(platform), await tell(platform)])
      const backedUp = await factsAt(now, here)
      const manifest = await backUp(at(now, here), saved)
      expect(manifest.facts).toBe(backedUp.length)
      expect(readdirSync(saved).toSorted()).toEqual(['accounts.sqlite', 'facts.sqlite', 'manifest.json', 'vault.sqlite'])
      // The logs that are handed over are as new as the backup; what is erased comes after it, and is on the list alone.
      for (const folder of [then, handed]) handOver(now, folder, [...keptApart, ...publishedLogs])
      await during(now, here, async (platform) => {
        await eraseMine(platform, gone.receipt)
        await whenErased(platform)
      })
      cpSync(join(now, 'erasures.list'), join(then, 'erasures.list'))

      await restore(saved, at(then, there))
      expect(existsSync(join(then, 'facts.sqlite'))).toBe(false)
      expect(existsSync(join(then, 'vault.sqlite'))).toBe(!onPostgres)
      expect(await factsAt(then, there)).toEqual(backedUp)
      await during(then, there, async (platform) => {
        expect([await words(platform, gone), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
        expect(await signsOn(handed, then, platform.heard)).toBe(true)
      })
    },
  )
})

describe('restoring facts to a server', { timeout: 180_000 }, () => {
  let root: string
  let double: KurrentDouble
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'heard-region-'))
    double = await KurrentDouble.start()
  })
  afterEach(async () => {
    await double.stop()
    rmSync(root, { recursive: true, force: true })
  })
  const at = (name: string, environment: Environment = {}) =>
    readConfiguration({ HEARD_DATA_DIR: join(root, name), HEARD_PORT: '0', ...environment }, '/')
  const ids = () => double.log.events.filter(({ type }) => !type.startsWith('$')).map(({ id }) => id)

  it('moves an installation from its files to a server, and goes on after an interruption; a server with facts is refused', async () => {
    const platform = await startTestHeard({ folder: join(root, 'now') })
    const told = await tell(platform)
    await platform.heard.close()
    const { facts } = await backUp(at('now'), join(root, 'saved'))
    const server = { HEARD_EVENT_STORE: double.url }

    handOver(join(root, 'now'), join(root, 'then'), keptApart)
    const steps = restoring(join(root, 'saved'), at('then', server))
    for (let step = await steps.next(); step.value !== 'copied facts.sqlite'; ) step = await steps.next()
    await restore(join(root, 'saved'), at('then', server))
    expect(ids().length).toBe(facts)
    expect(new Set(ids()).size).toBe(facts)

    const moved = await startTestHeard({ folder: join(root, 'then'), environment: server })
    const mine = await moved.call(myContribution, { body: { receipt: told.receipt } })
    await moved.heard.close()
    expect(mine.ok && mine.body.words.status).toBe('open')

    rmSync(join(root, 'then'), { recursive: true })
    handOver(join(root, 'now'), join(root, 'then'), keptApart)
    await expect(restore(join(root, 'saved'), at('then', server))).rejects.toThrow(/the server of HEARD_EVENT_STORE has \d+ facts already/)
    expect(readdirSync(join(root, 'then')).toSorted()).toEqual(['erasures.list', 'keys'])
  })
})
