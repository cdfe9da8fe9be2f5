import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NewFact, StoreUnusable } from '@heard/event-sourcing'
import { afterAll, expect, it } from 'vitest'
import { collect, idsOf, newFact } from './contract/contract-facts.ts'
import { SqliteEventStore } from './sqlite-event-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-full-'))
const mounted = join(folder, 'small')

/** A real disk of 8 MB, where this process may mount one. */
const mountSmallDisk = (): boolean => {
  mkdirSync(mounted)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', mounted], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const hasSmallDisk = mountSmallDisk()

afterAll(() => {
  if (hasSmallDisk) execFileSync('umount', ['-l', mounted])
  rmSync(folder, { recursive: true })
})

const batch = (): readonly NewFact[] => Array.from({ length: 3 }, () => newFact('A', { text: 'x'.repeat(2000) }))

/** Appends, several at once, until one is refused; the ids acknowledged, and what the refusals were. */
const fill = async (store: SqliteEventStore): Promise<{ readonly acknowledged: readonly string[]; readonly refusals: readonly unknown[] }> => {
  const acknowledged: string[] = []
  const refusals: unknown[] = []
  for (let round = 0; refusals.length === 0; round += 1) {
    const batches = Array.from({ length: 5 }, batch)
    const outcomes = await Promise.allSettled(
      batches.map((facts, lane) => store.append({ stream: `story-${round}.${lane}`, expected: 'none', facts })),
    )
    for (const [lane, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') acknowledged.push(...idsOf(batches[lane] ?? []))
      else refusals.push(outcome.reason)
    }
  }
  return { acknowledged, refusals }
}

const requireClear = (refusals: readonly unknown[]): void => {
  for (const refusal of refusals) {
    expect(refusal).toBeInstanceOf(StoreUnusable)
    expect(String(refusal)).toMatch(/no room left on its disk; nothing of this was recorded; free space and try again|could not be read or written/)
  }
}

it('refuses appends clearly when the file may not grow, keeps what it acknowledged, and goes on when it may', async () => {
  const file = join(folder, 'facts.db')
  const store = SqliteEventStore.open(file, { maxPages: 200 })
  const { acknowledged, refusals } = await fill(store)
  requireClear(refusals)
  expect(acknowledged.length).toBeGreaterThan(100)
  expect(idsOf(await collect(store.readAll()))).toStrictEqual(acknowledged)
  await store.close()
  const roomier = SqliteEventStore.open(file)
  const more = batch()
  await roomier.append({ stream: 'story-more', expected: 'none', facts: more })
  expect(idsOf(await collect(roomier.readAll()))).toStrictEqual([...acknowledged, ...idsOf(more)])
  await roomier.close()
})

if (hasSmallDisk) {
  it('refuses appends clearly on a disk that is full, keeps what it acknowledged, and goes on when there is room again', async () => {
    const file = join(mounted, 'facts.db')
    const ballast = join(mounted, 'ballast')
    const store = SqliteEventStore.open(file)
    writeFileSync(ballast, Buffer.alloc(6_500_000))
    const { acknowledged, refusals } = await fill(store)
    requireClear(refusals)
    expect(acknowledged.length).toBeGreaterThan(30)
    expect(idsOf(await collect(store.readAll()))).toStrictEqual(acknowledged)
    rmSync(ballast)
    const retried = batch()
    await store.append({ stream: 'story-again', expected: 'none', facts: retried })
    await store.close()
    const again = SqliteEventStore.open(file)
    const more = batch()
    await again.append({ stream: 'story-more', expected: 'none', facts: more })
    expect(idsOf(await collect(again.readAll()))).toStrictEqual([...acknowledged, ...idsOf(retried), ...idsOf(more)])
    await again.close()
  })
}
