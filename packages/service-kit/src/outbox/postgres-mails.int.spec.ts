import { LeaseLost } from '@heard/event-store'
import { openPostgresWork, type PostgresWork } from '@heard/event-store/postgres'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mailStoreContract } from './mail-store.contract.ts'
import { noMails } from './mail-store.ts'
import { PostgresMails } from './postgres-mails.ts'

describe.skipIf(withoutPostgres)('mails of several processes', () => {
  let database: TestDatabase
  const opened: PostgresWork[] = []
  beforeEach(async () => {
    database = await makeDatabase()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((work) => work.close()))
    await database.drop()
  })
  const another = async (): Promise<PostgresMails> => {
    const work = await openPostgresWork({ url: database.url })
    opened.push(work)
    return new PostgresMails(work.line)
  }
  /** The lease of the outbox, taken from whoever has it. */
  const take = () =>
    withClient(database.url, async (client) => {
      const sql = `INSERT INTO heard_work.lease AS known VALUES ('outbox', 1, clock_timestamp() + interval '1 hour')
        ON CONFLICT (name) DO UPDATE SET token = known.token + 1 RETURNING token`
      const { rows } = await client.query<{ token: string }>(sql)
      return { lease: 'outbox', token: BigInt(rows[0]?.token ?? 0), signal: new AbortController().signal }
    })
  const open = async () => ({ mails: await another(), holding: await take() })
  const waiting = { id: 'mail-1', recipient: 'follow-1', attempts: 0 }
  const put = async (mails: PostgresMails): Promise<void> => {
    await mails.begin({ id: waiting.id, recipient: waiting.recipient, cause: 'moved/1', at: 1000 })
    await mails.settle(waiting.id, 'waiting')
  }

  mailStoreContract(open)

  it('are sent and noted by nobody who lost the lease', async () => {
    const { mails, holding } = await open()
    await put(mails)
    await take()
    for (const late of [
      () => mails.take(waiting, holding),
      () => mails.finish(waiting, 'sent', holding),
      () => mails.again(waiting, 9000, holding),
    ]) {
      await expect(late()).rejects.toThrow(new LeaseLost('outbox'))
    }
    expect([await mails.due(1000, 9), await mails.isInHand(waiting.recipient)]).toStrictEqual([[waiting], false])
  })

  it('are in the hand of who sends them, for all to see, until it is noted how they went or who sends is another', async () => {
    const [{ mails, holding }, elsewhere] = [await open(), await another()]
    await put(mails)
    const seen = async () => [await elsewhere.isInHand('follow-1'), await elsewhere.isInHand('follow-2')]
    await mails.take(waiting, holding)
    expect(await seen()).toStrictEqual([true, false])
    await mails.again(waiting, 1000, holding)
    expect(await seen()).toStrictEqual([false, false])
    await mails.take(waiting, holding)
    await mails.putDown(holding)
    expect(await seen()).toStrictEqual([false, false])
    await mails.take(waiting, holding)
    await take()
    expect(await seen()).toStrictEqual([false, false])
    await expect(mails.putDown(holding)).rejects.toThrow(new LeaseLost('outbox'))
  })

  it('leave nothing of a recipient that is forgotten while one is put in elsewhere, at whichever moment', async () => {
    const [one, other] = [await another(), await another()]
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), async (puttingAfter, forgettingAfter) => {
        round += 1
        const [id, recipient] = [`mail-${round}`, `follow-${round}`]
        const turns = async (many: number): Promise<void> => {
          for (let turn = 0; turn < many; turn += 1) await new Promise((resolve) => setImmediate(resolve))
        }
        const sealed = new Set<string>()
        const putIn = async (): Promise<void> => {
          await turns(puttingAfter)
          if (!(await one.begin({ id, recipient, cause: 'moved/1', at: 1000 }))) return
          sealed.add(id)
          if (!(await one.settle(id, 'waiting'))) sealed.delete(id)
        }
        const forget = async (): Promise<void> => {
          await turns(forgettingAfter)
          await other.refuse(recipient)
          const ids = await other.idsOf(recipient)
          await other.remove(recipient)
          for (const each of ids) sealed.delete(each)
        }
        await Promise.all([putIn(), forget()])
        expect([await one.knowsAny([recipient]), [...sealed], await other.counts()]).toStrictEqual([false, [], noMails])
      }),
      { numRuns: 50 },
    )
  })
})
