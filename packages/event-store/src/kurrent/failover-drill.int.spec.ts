import { expect, it } from 'vitest'
import { failoverDrill } from './failover-drill.ts'

for (const batchAppend of [true, false]) {
  it(`loses no acknowledged fact and doubles none when appends are disturbed 200 times (${batchAppend ? 'batch append' : 'append'})`, {
    timeout: 900_000,
  }, async () => {
    const { disturbances, acknowledged, leaderChanges, writersKilled, ...sum } = await failoverDrill({ disturbances: 200, seed: 3, batchAppend })
    expect(sum).toStrictEqual({ lost: 0, doubled: 0 })
    expect(disturbances).toBeGreaterThanOrEqual(200)
    expect(Math.min(leaderChanges, writersKilled)).toBeGreaterThan(10)
    expect(acknowledged).toBeGreaterThan(500)
  })
}
