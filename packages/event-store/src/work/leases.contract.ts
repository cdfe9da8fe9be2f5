import { once } from 'node:events'
import { expect, it } from 'vitest'
import type { Holding, Leases } from './leases.ts'

/** Work that notes each of its holdings and ends when it is told to. */
export const noted = () => {
  const holdings: Holding[] = []
  let [running, most] = [0, 0]
  return {
    holdings,
    /** How many of them ran at the same time. */
    most: () => most,
    work: async (holding: Holding): Promise<void> => {
      holdings.push(holding)
      running += 1
      most = Math.max(most, running)
      if (!holding.signal.aborted) await once(holding.signal, 'abort')
      running -= 1
    },
  }
}

/** What every kind of lease promises to a process that is alone. */
export const leasesContract = (open: () => Promise<Leases>): void => {
  it('gives a lease that nobody has, until the work is stopped', async () => {
    const leases = await open()
    const { holdings, work } = noted()
    const tenure = leases.during('outbox', work)
    await expect.poll(() => holdings.length).toBe(1)
    expect([tenure.held(), holdings[0]?.lease, holdings[0]?.signal.aborted]).toStrictEqual([true, 'outbox', false])
    await tenure.stop()
    expect([tenure.held(), holdings.length, holdings[0]?.signal.aborted]).toStrictEqual([false, 1, true])
  })

  it('waits for work to end before it gives the lease back', async () => {
    const leases = await open()
    const ended = Promise.withResolvers<void>()
    const order: string[] = []
    const tenure = leases.during('outbox', async ({ signal }) => {
      order.push('begun')
      await once(signal, 'abort')
      await ended.promise
      order.push('ended')
    })
    await expect.poll(() => order).toStrictEqual(['begun'])
    const stopped = tenure.stop().then(() => order.push('stopped'))
    ended.resolve()
    await stopped
    expect(order).toStrictEqual(['begun', 'ended', 'stopped'])
  })

  it('gives leases of other names beside it', async () => {
    const leases = await open()
    const [one, other] = [noted(), noted()]
    const tenures = [leases.during('policies/engagement', one.work), leases.during('policies/events', other.work)]
    await expect.poll(() => [one.holdings.length, other.holdings.length]).toStrictEqual([1, 1])
    await Promise.all(tenures.map((tenure) => tenure.stop()))
  })
}
