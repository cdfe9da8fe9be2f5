import { expect, it } from 'vitest'
import { MovingClock } from './moving-clock.ts'

const looked = async (from: string, to: string): Promise<readonly string[]> => {
  const clock = new MovingClock(from)
  const days: string[] = []
  await clock.to(to, async () => void days.push(clock.today))
  return days
}

it('stops each Monday on its way, and where it was sent', async () => {
  expect(await looked('2026-11-25', '2026-12-09')).toStrictEqual(['2026-11-30', '2026-12-07', '2026-12-09'])
})

it('stops once on a Monday that it is sent to, and goes on from one', async () => {
  expect(await looked('2026-11-30', '2026-12-07')).toStrictEqual(['2026-12-07'])
})

it('does not go back', async () => {
  expect(await looked('2026-11-30', '2026-11-30')).toStrictEqual([])
  expect(await looked('2026-11-30', '2026-11-02')).toStrictEqual([])
})

it('stands until it is moved', () => {
  const clock = new MovingClock('2026-11-30')
  expect([clock.now(), clock.now()]).toStrictEqual([Date.parse('2026-11-30T09:00:00Z'), Date.parse('2026-11-30T09:00:00Z')])
})
