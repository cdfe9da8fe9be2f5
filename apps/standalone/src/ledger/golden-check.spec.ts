import { readdirSync, readFileSync } from 'node:fs'
import { publicEntry } from '@heard/audit-trail'
import { LedgerCheck } from '@heard/audit-trail/check'
import { type RecordedFact, upcast } from '@heard/event-sourcing'
import { portable } from '@heard/transparency-log/verify'
import { expect, it } from 'vitest'
import { ledgerPolicy } from '../services.ts'
import { upcasts } from '../upcasts.ts'

const folder = new URL('../../golden/', import.meta.url)

it('finds every entry that a fact can become in its published form', async () => {
  const check = new LedgerCheck(portable.sha256)
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const fact: RecordedFact = { ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')), revision: 0n, position: 1n }
    const entry = publicEntry(ledgerPolicy, upcast(fact, upcasts))
    if (entry) check.entry(0n, entry.bytes)
  }
  const { entries, doubts } = await check.finish(async () => undefined)
  expect(entries).toBeGreaterThan(20n)
  const form = doubts.filter(({ type }) => type.startsWith('entry-'))
  expect(form).toStrictEqual([])
})
