import { setTimeout as pause } from 'node:timers/promises'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LeaseTimes } from '../lease-keeper.ts'
import { leasesContract, noted } from '../leases.contract.ts'
import { openPostgresWork, type PostgresWork } from './postgres-work.ts'

const quick: LeaseTimes = { lasts: 600, margin: 100, extendEvery: 150, tryEvery: 50 }

describe.skipIf(withoutPostgres)('leases in PostgreSQL', () => {
  let database: TestDatabase
  const opened: PostgresWork[] = []
  beforeEach(async () => {
    database = await makeDatabase()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((work) => work.close()))
    await database.drop()
  })
  const open = async (): Promise<PostgresWork> => {
    const work = await openPostgresWork({ url: database.url, times: quick })
    opened.push(work)
    return work
  }

  leasesContract(async () => (await open()).leases)

  it('are held by one process at a time, each time with a larger token, when many want them and give them back', async () => {
    const processes = await Promise.all(Array.from({ length: 5 }, open))
    const { holdings, work, most } = noted()
    for (let round = 0; round < 3; round += 1) {
      const tenures = processes.map(({ leases }) => leases.during('policies/engagement', work))
      await expect.poll(() => tenures.filter((tenure) => tenure.held()).length).toBe(1)
      for (const tenure of tenures) {
        await pause(60)
        await tenure.stop()
      }
    }
    const tokens = holdings.map(({ token }) => token)
    expect([most(), tokens]).toStrictEqual([1, tokens.map((_, index) => BigInt(index + 1))])
    expect(tokens.length).toBeGreaterThanOrEqual(3)
  })

  it('go to another process when their holder can no longer reach the database, which stops by itself', async () => {
    const [one, other] = [await open(), await open()]
    const [first, second] = [noted(), noted()]
    const held = one.leases.during('ledger', first.work)
    await expect.poll(() => held.held()).toBe(true)
    const standing = other.leases.during('ledger', second.work)
    await one.close()
    await expect.poll(() => second.holdings.length, { timeout: 5000 }).toBe(1)
    expect([first.holdings[0]?.signal.aborted, second.holdings[0]?.token]).toStrictEqual([true, 2n])
    await Promise.all([held.stop(), standing.stop()])
  })

  it('outlast the loss of a connection', async () => {
    const { leases } = await open()
    const { holdings, work } = noted()
    const tenure = leases.during('ledger', work)
    await expect.poll(() => tenure.held()).toBe(true)
    const end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'heard%' AND datname = current_database()"
    await withClient(database.url, (client) => client.query(end))
    await pause(quick.lasts * 2)
    expect([tenure.held(), holdings.length]).toStrictEqual([true, 1])
    await tenure.stop()
  })
})
