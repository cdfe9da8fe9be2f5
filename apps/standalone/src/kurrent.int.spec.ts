import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { myContribution, shareStory } from '@heard/contracts/engagement'
import { listLedgerEntries, privateLogStatus } from '@heard/contracts/ledger'
import { KurrentDouble } from '@heard/event-store/double'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

describe('the platform with its facts on (a double of) KurrentDB', { timeout: 180_000 }, () => {
  let double: KurrentDouble
  let folder: string
  let environment: Readonly<Record<string, string>>
  beforeEach(async () => {
    double = await KurrentDouble.start({ nodes: 3 })
    folder = mkdtempSync(join(tmpdir(), 'heard-kurrent-'))
    environment = { HEARD_EVENT_STORE: double.url }
  })
  afterEach(async () => {
    await double.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const start = () => startTestHeard({ folder, environment })
  const during = async <T>(work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await start()
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const refusal = (more: Readonly<Record<string, string>> = environment): Promise<string> =>
    startTestHeard({ folder, environment: more }).then(
      async ({ heard }) => heard.close().then(() => 'it opened'),
      (error: Error) => error.message,
    )

  const share = async ({ call }: TestHeard) => {
    const shared = await call(shareStory, { params: { programme }, body: await plainStory(call) })
    if (!shared.ok) throw new Error(shared.problem.title)
    return shared.body
  }

  /** Every fact is one leaf of the private log, which the public ledger anchors. */
  const expectWholeLedger = async (platform: TestHeard): Promise<void> => {
    await platform.heard.settleLedger()
    const head = await platform.heard.platform.store.head()
    const kept = await platform.call(privateLogStatus, {}, { headers: await platform.as('auditor') })
    expect(kept.ok && BigInt(kept.body.size)).toBe(head)
    const listed = await platform.call(listLedgerEntries, { query: {} })
    const types = listed.ok ? listed.body.entries.map(({ entry }) => entry.type) : []
    expect(types).toEqual(expect.arrayContaining(['private-log.anchored', 'programme.opened']))
  }

  it('takes a story while a connection is cut and another node leads, and finds it again in the ledger and by its receipt', async () => {
    const shared = await during(async (platform) => {
      double.leader.faults.next('cut-after')
      const told = await share(platform)
      double.leader.proxy.cut()
      double.moveLeader()
      expect((await platform.call(myContribution, { body: { receipt: told.receipt } })).status).toBe(200)
      await platform.heard.anchorLedger()
      await expectWholeLedger(platform)
      return told
    })
    expect(existsSync(join(folder, 'facts.sqlite'))).toBe(false)
    expect(double.log.events.filter(({ type }) => type === 'ContributionShared')).toHaveLength(1)
    rmSync(join(folder, 'facts-index.sqlite'))
    await during(async (platform) => {
      const mine = await platform.call(myContribution, { body: { receipt: shared.receipt } })
      expect(mine.ok && mine.body.contribution).toBe(shared.contribution)
      await expectWholeLedger(platform)
    })
  })

  it('keeps nothing of a story in the server but ids and codes', async () => {
    await during(share)
    const bytes = double.log.events.map(({ data, metadata }) => Buffer.from(data).toString() + Buffer.from(metadata).toString()).join('\n')
    expect(bytes).toContain(programme)
    expect(bytes).not.toContain('come back in a month')
  })

  it('does not begin a second history beside the first one, and not without the vault', async () => {
    await during(share)
    expect(await refusal({})).toContain('has its facts on a server; set HEARD_EVENT_STORE')
    renameSync(join(folder, 'vault.sqlite'), join(folder, 'elsewhere.sqlite'))
    expect(await refusal()).toContain('HEARD_EVENT_STORE has facts but no vault.sqlite')
    rmSync(join(folder, 'facts-index.sqlite'))
    expect(await refusal()).toContain('HEARD_EVENT_STORE has facts but no vault.sqlite')
    expect(readdirSync(folder)).not.toContain('vault.sqlite')
  })

  it('does not leave facts of the embedded store behind', async () => {
    const embedded = await startTestHeard({ folder })
    await embedded.heard.close()
    expect(await refusal()).toContain('has its facts in facts.sqlite; set HEARD_EVENT_STORE to sqlite:')
  })
})
