import { makeDatabase, withoutPostgres } from '@heard/sql/testing'
import { expect, it } from 'vitest'
import { leasesDrill } from './leases-drill.ts'

it('answers every fact once and loses no mail when whoever does the work is killed, or stops for a while', { timeout: 300_000 }, async ({ skip }) => {
  if (withoutPostgres) skip(withoutPostgres)
  const database = await makeDatabase()
  try {
    const { asked, handledAgain, mailsDoubled, slowest, slowestStart, ...sum } = await leasesDrill({ url: database.url, times: 6 })
    expect(sum).toStrictEqual({ killed: 5, paused: 1, unanswered: 0, answeredTwice: 0, mailsLost: 0, mailsTwice: 0 })
    expect(asked).toBeGreaterThan(20)
    expect([handledAgain <= 6, mailsDoubled <= 6, slowest < 60_000, slowestStart > 0]).toStrictEqual([true, true, true, true])
  } finally {
    await database.drop()
  }
})
