import { makeDatabase, type TestDatabase, withoutPostgres } from '@heard/sql/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newFact } from '../../contract/contract-facts.ts'
import { MemoryEventStore } from '../../memory-event-store.ts'
import { startPolicy } from '../../policy.ts'
import { letter, policyProgressContract } from '../../policy-progress.contract.ts'
import { LeaseLost } from '../leases.ts'
import { PostgresLeaseTable } from './postgres-lease-table.ts'
import { openPostgresWork, type PostgresWork } from './postgres-work.ts'

const LEASE = 'policies/spec'

describe.skipIf(withoutPostgres)('how far policies are, in PostgreSQL', () => {
  let database: TestDatabase
  let work: PostgresWork
  let table: PostgresLeaseTable
  beforeEach(async () => {
    database = await makeDatabase()
    work = await openPostgresWork({ url: database.url })
    table = new PostgresLeaseTable(work.line)
  })
  afterEach(async () => {
    await work.close()
    await database.drop()
  })
  /** Takes the lease from whoever has it, as if they had been silent for long. */
  const open = async () => {
    const client = await work.line.client()
    await client.query("UPDATE lease SET expires = '-infinity'")
    const token = (await table.take(LEASE, 60_000)) ?? 0n
    return work.progress('spec', { lease: LEASE, token, signal: new AbortController().signal })
  }

  policyProgressContract(open)

  it('moves nothing for whoever had the lease and does not know that another has it', async () => {
    const before = await open()
    await before.move('one', 3n)
    const now = await open()
    for (const late of [() => before.move('one', 9n), () => before.pass('one', 9000n), () => before.bury(letter('one', 9n))]) {
      await expect(late()).rejects.toThrow(new LeaseLost(LEASE))
    }
    expect(await now.load('one')).toStrictEqual({ cursor: 3n, deadLetter: undefined })
  })

  it('ends a policy whose lease another has taken, which goes on where the first one was', async () => {
    const store = new MemoryEventStore()
    const append = async () => (await store.append({ stream: 'question-1', expected: 'any', facts: [newFact('Asked')] })).position
    const answered: [by: string, position: bigint][] = []
    const start = async (by: string, during: () => Promise<void> = async () => undefined) => {
      const handle = async ({ position }: { readonly position: bigint }): Promise<void> => {
        answered.push([by, position])
        await during()
      }
      return startPolicy({ store, progress: await open(), name: 'one', types: ['Asked'], handle })
    }
    await append()
    const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const paused = await start('paused', async () => {
      if (answered.length < 2) return
      reached.resolve()
      await go.promise
    })
    expect(await paused.waitFor(1n, 5000)).toBe(true)
    const head = await append()
    await reached.promise
    const next = await start('next')
    expect(await next.waitFor(head, 5000)).toBe(true)
    go.resolve()
    expect(await paused.waitFor(head, 5000)).toBe(false)
    await append()
    expect(await next.waitFor(head + 1n, 5000)).toBe(true)
    expect(answered).toStrictEqual([
      ['paused', 1n],
      ['paused', 2n],
      ['next', 2n],
      ['next', 3n],
    ])
    await Promise.all([paused.stop(), next.stop()])
  })
})
