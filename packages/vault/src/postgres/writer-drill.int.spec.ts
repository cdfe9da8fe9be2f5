import { makeDatabase, withoutPostgres } from '@heard/sql/testing'
import { expect, it } from 'vitest'
import { writerDrill } from './writer-drill.ts'

it('loses nothing that was acknowledged and doubles nothing when writers are killed 200 times', { timeout: 600_000 }, async ({ skip }) => {
  if (withoutPostgres) skip(withoutPostgres)
  const database = await makeDatabase()
  try {
    const { acknowledged, ...sum } = await writerDrill({ url: database.url, times: 200, seed: 7 })
    expect(sum).toStrictEqual({ cut: 190, killed: 10, lost: 0, half: 0, doubled: 0 })
    expect(acknowledged).toBeGreaterThan(1000)
  } finally {
    await database.drop()
  }
})
