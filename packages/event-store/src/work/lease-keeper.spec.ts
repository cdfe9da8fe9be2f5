import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LeaseKeeper, type LeaseTable, leaseTimes, type Timing } from './lease-keeper.ts'
import { noted } from './leases.contract.ts'

/** Leases by one clock, in memory. */
const memoryTable = (): LeaseTable => {
  const known = new Map<string, { token: bigint; expires: number }>()
  const current = (lease: string, token: bigint) => {
    const row = known.get(lease)
    return row?.token === token && row.expires > Date.now() ? row : undefined
  }
  return {
    async take(lease, lasts) {
      const row = known.get(lease) ?? { token: 0n, expires: 0 }
      if (row.expires > Date.now()) return undefined
      known.set(lease, { token: row.token + 1n, expires: Date.now() + lasts })
      return row.token + 1n
    },
    async extend(lease, token, lasts) {
      const row = current(lease, token)
      if (row) row.expires = Date.now() + lasts
      return row !== undefined
    },
    async free(lease, token) {
      const row = current(lease, token)
      if (row) row.expires = Date.now()
    },
  }
}

/** A way to the table on which each question takes its time, and some are lost on the way there or back. */
const slowly = (table: LeaseTable, next: () => Way): LeaseTable => {
  const pass = async <T>(ask: () => Promise<T>): Promise<T> => {
    const { there, back, lost } = next()
    await new Promise((resolve) => setTimeout(resolve, there))
    if (lost === 'there') throw new Error('lost')
    const answer = await ask()
    await new Promise((resolve) => setTimeout(resolve, back))
    if (lost === 'back') throw new Error('lost')
    return answer
  }
  return {
    take: (...asked) => pass(() => table.take(...asked)),
    extend: (...asked) => pass(() => table.extend(...asked)),
    free: (...asked) => pass(() => table.free(...asked)),
  }
}
type Way = { readonly there: number; readonly back: number; readonly lost: 'there' | 'back' | 'never' }

/** A clock that began at another time and runs faster or slower than the table's. */
const clockOf = ({ offset, rate }: Clock): Timing => ({
  now: () => offset + Date.now() * rate,
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.ceil(milliseconds / rate))
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
      if (signal.aborted) resolve()
    }),
})
type Clock = { readonly offset: number; readonly rate: number }

const way = fc.record<Way>({
  there: fc.integer({ min: 0, max: 9000 }),
  back: fc.integer({ min: 0, max: 9000 }),
  lost: fc.constantFrom('never', 'never', 'never', 'there', 'back'),
})
const timing = clockOf({ offset: 0, rate: 1 })
const clock = fc.record<Clock>({ offset: fc.integer({ min: -1e9, max: 1e9 }), rate: fc.constantFrom(0.9, 0.99, 1, 1.01, 1.1) })
const process = fc.record({ clock, ways: fc.array(fc.oneof(way, fc.constant<Way>({ there: 1, back: 1, lost: 'never' })), { minLength: 1 }) })

describe('what holds leases', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('never believes in two places that it has one, however slow, lossy or out of step their way and clocks are', () =>
    fc.assert(
      fc.asyncProperty(fc.array(process, { minLength: 2, maxLength: 3 }), async (processes) => {
        const table = memoryTable()
        const { holdings, work } = noted()
        const tenures = processes.map(({ clock: moved, ways }) => {
          let asked = 0
          const next = (): Way => ways[asked++ % ways.length] ?? { there: 0, back: 0, lost: 'never' }
          return new LeaseKeeper({ table: slowly(table, next), timing: clockOf(moved) }).during('ledger', work)
        })
        for (let step = 0; step < 400; step += 1) {
          await vi.advanceTimersByTimeAsync(250)
          expect(holdings.filter(({ signal }) => !signal.aborted).length).toBeLessThanOrEqual(1)
        }
        const tokens = holdings.map(({ token }) => token)
        expect(tokens).toStrictEqual(tokens.toSorted((a, b) => Number(a - b)))
        expect(new Set(tokens).size).toBe(tokens.length)
        const stopped = Promise.all(tenures.map((tenure) => tenure.stop()))
        await vi.advanceTimersByTimeAsync(60_000)
        await stopped
      }),
      { numRuns: 100 },
    ))

  it('lets another have it within seconds of a holder that is heard of no more, and at once when it was given back', async () => {
    const table = memoryTable()
    const takenOver: string[] = []
    const waiting = noted()
    await table.take('ledger', leaseTimes.lasts)
    const tenure = new LeaseKeeper({ table, timing, onTakenOver: (lease) => takenOver.push(lease) }).during('ledger', waiting.work)
    await vi.advanceTimersByTimeAsync(leaseTimes.lasts - 1)
    expect(waiting.holdings).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(leaseTimes.tryEvery)
    expect([waiting.holdings.map(({ token }) => token), takenOver]).toStrictEqual([[2n], ['ledger']])
    await tenure.stop()
    expect(await table.take('ledger', leaseTimes.lasts)).toBe(3n)
  })

  it('gives a lease up when it cannot be extended, before it ends, and asks for it anew', async () => {
    const table = memoryTable()
    const { holdings, work } = noted()
    let reachable = true
    const silence = new Promise<never>(() => undefined)
    const cut: LeaseTable = {
      take: (...asked) => table.take(...asked),
      extend: (...asked) => (reachable ? table.extend(...asked) : silence),
      free: (...asked) => (reachable ? table.free(...asked) : silence),
    }
    const tenure = new LeaseKeeper({ table: cut, timing }).during('ledger', work)
    const lastExtended = 30 * leaseTimes.extendEvery
    await vi.advanceTimersByTimeAsync(lastExtended + 1)
    expect(holdings.map(({ signal }) => signal.aborted)).toStrictEqual([false])
    reachable = false
    await vi.advanceTimersByTimeAsync(leaseTimes.lasts - leaseTimes.margin - 1)
    expect([holdings[0]?.signal.aborted, tenure.held(), await table.take('ledger', 1)]).toStrictEqual([true, false, undefined])
  })

  it('tells what work failed with, and begins it again', async () => {
    const failures: unknown[] = []
    let times = 0
    const tenure = new LeaseKeeper({ table: memoryTable(), timing, onFailed: (_, error) => failures.push(error) }).during('ledger', async () => {
      times += 1
      throw new Error('no disk')
    })
    await vi.advanceTimersByTimeAsync(leaseTimes.tryEvery * 2)
    expect([failures[0], times > 1]).toStrictEqual([new Error('no disk'), true])
    await tenure.stop()
  })
})
