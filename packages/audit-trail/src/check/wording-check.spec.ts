import type { LedgerEntry } from '@heard/contracts/ledger'
import { expect, it } from 'vitest'
import { bindingsIn } from './wording-check.ts'

const id = '0198c6a0-0000-7000-8000-000000000001'
const binding = (letter: string): string => letter.repeat(43)
const about = { v: 1, fact: id, at: '2026-11-30T09:00:00.000Z' } as const
const edition = { programme: 'luton', report: id, edition: 2, on: '2026-11-30', recommendations: [id], counts: 'a'.repeat(64) }

it('finds what an entry is bound to, the many words of a report too', () => {
  const entry: LedgerEntry = {
    ...about,
    type: 'report.published',
    data: { ...edition, asOf: '2026-11-29', hash: 'b'.repeat(64), document: binding('D'), words: [binding('T'), binding('S')] },
  }
  expect(bindingsIn(entry)).toStrictEqual([
    ['document', binding('D')],
    ['words', binding('T')],
    ['words', binding('S')],
  ])
})

it('finds one summary in an edition from before that', () =>
  expect(bindingsIn({ ...about, type: 'report.published', data: { ...edition, summary: binding('S') } })).toStrictEqual([['summary', binding('S')]]))
