import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Leases, MemoryEventStore } from '@heard/event-store'
import { readConfiguration, uuidv7 } from '@heard/service-kit'
import { keptLog } from '@heard/service-kit/testing'
import { MemoryVault } from '@heard/vault'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type LedgerHouse, openLedger } from './ledger-house.ts'
import { PublishedLog } from './published-log.ts'

const clock = { now: () => Date.parse('2026-11-30T09:00:00.000Z') }
const at = new Date(clock.now()).toISOString()

/** A lease that is given and ended by hand, as another process would see to it. */
const byHand = () => {
  const given = Promise.withResolvers<void>()
  const leases: Leases = {
    during(lease, work) {
      const stop = new AbortController()
      let held = false
      const hold = async (): Promise<void> => {
        await given.promise
        held = true
        await work({ lease, token: 1n, signal: stop.signal })
        held = false
      }
      const running = hold()
      return {
        held: () => held,
        async stop() {
          stop.abort()
          given.resolve()
          await running
        },
      }
    },
  }
  return { leases, give: () => given.resolve() }
}

let folder: string
let store: MemoryEventStore
let vault: MemoryVault
const houses: LedgerHouse[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heard-sequencer-'))
  mkdirSync(join(folder, 'read'))
  store = new MemoryEventStore()
  vault = await MemoryVault.open({
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => at,
  })
})
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
  rmSync(folder, { recursive: true })
})

const process = async () => {
  const { log, lines } = keptLog()
  const { leases, give } = byHand()
  const configuration = readConfiguration({ HEARD_DATA_DIR: folder, HEARD_DATABASE_URL: 'postgresql://heard@127.0.0.1/heard' }, '/')
  const opening = openLedger(configuration, { stores: { store, recorded: store, vault }, clock, log }, leases)
  const open = async () => {
    const house = await opening
    houses.push(house)
    house.start()
    return { house, lines }
  }
  return { give, open }
}
const append = async (many: number): Promise<void> => {
  for (let done = 0; done < many; done += 1) {
    const fact = { id: uuidv7(clock.now()), type: 'Drilled', version: 1, data: { done }, metadata: { actor: 'spec', at } }
    await store.append({ stream: 'drill-1', expected: 'any', facts: [fact] })
  }
}
const sizeOf = async () => (await new PublishedLog(join(folder, 'private-log')).checkpoint())?.size
const settled = async (house: LedgerHouse): Promise<readonly boolean[]> => {
  const head = await store.head()
  await house.settle()
  return [((await sizeOf()) ?? 0n) >= head, house.follower.status().some(({ stoppedAt }) => stoppedAt !== undefined)]
}

it('signs where the lease is, goes on elsewhere from the files, and leaves whoever was late to notice with nothing to sign', async () => {
  const first = await process()
  first.give()
  const one = await first.open()
  await append(5)
  expect(await settled(one.house)).toStrictEqual([true, false])

  const second = await process()
  const other = await second.open()
  expect(other.house.follower.status()).toStrictEqual([{ name: 'ledger/public ledger', ready: true, runsOnce: true, standingBy: true }])
  second.give()
  await expect.poll(() => other.house.follower.status().length).toBe(2)
  await append(5)
  expect(await settled(other.house)).toStrictEqual([true, false])
  await one.house.settle().catch(() => undefined)
  // It finds out when it next has something to sign: the private log's pace is five seconds.
  await expect
    .poll(() => one.house.follower.status(), { timeout: 30_000 })
    .toStrictEqual([{ name: 'ledger/public ledger', ready: true, runsOnce: true, standingBy: true }])
  await append(5)
  expect(await settled(other.house)).toStrictEqual([true, false])
  expect([one.lines(), other.lines()]).toStrictEqual([[], []])
})
