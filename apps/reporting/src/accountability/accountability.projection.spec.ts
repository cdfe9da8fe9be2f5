import type { ReportingFact } from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { accountabilityProjection } from './accountability.projection.ts'

const at = '2026-01-10T09:00:00.000Z'
const changes = (fact: ReportingFact) => {
  const recorded: RecordedFact = {
    ...fact,
    id: 'f1',
    version: 1,
    stream: 'any',
    revision: 3n,
    position: 7n,
    metadata: { actor: 'system', at },
  }
  return accountabilityProjection.project(recorded)
}
const version = { op: 'put', table: 'versions', row: { programme: 'luton', position: 7n } }
const kept = (kind: string, id: string, type: string, data: object) => ({
  op: 'put',
  table: 'histories',
  row: { programme: 'luton', kind, id, revision: 3n, position: 7n, type, at, data: JSON.stringify(data) },
})

describe('histories as rows', () => {
  it.each<[string, string, ReportingFact]>([
    [
      'recommendation',
      'r1',
      { type: 'SilenceRecorded', data: { programme: 'luton', recommendation: 'r1', organisation: 'ccg', since: '2026-01-09' } },
    ],
    [
      'commitment',
      'k1',
      { type: 'VerdictRecorded', data: { programme: 'luton', commitment: 'k1', from: 'residents', verdict: 'limited', on: '2026-01-10' } },
    ],
    [
      'commitment',
      'k1',
      {
        type: 'CommitmentMade',
        data: {
          programme: 'luton',
          commitment: 'k1',
          recommendation: 'r1',
          organisation: 'ccg',
          by: 'ccg',
          madeOn: '2026-01-10',
          due: '2026-06-01',
          measure: { ref: 'm', binding: 'b' },
          text: { ref: 't', binding: 'b' },
        },
      },
    ],
    ['report', 'luton', { type: 'ReportPublished', data: { programme: 'luton', report: 'e1', edition: 1, on: '2026-01-10', counts: [] } }],
    ['tables', 'luton', { type: 'TablesReleased', data: { programme: 'luton', release: 'x1', number: 1, rule: 'r', tables: [], hash: 'h' } }],
  ])('keep a fact about a %s under its id', (kind, id, fact) => expect(changes(fact)).toStrictEqual([version, kept(kind, id, fact.type, fact.data)]))
  it('keep that one text was withdrawn, when and why, and take note that pages change', () =>
    expect(changes({ type: 'WordingWithdrawn', data: { programme: 'luton', ref: 'r1', binding: 'b1', reason: 'names-a-person' } })).toStrictEqual([
      version,
      { op: 'put', table: 'withdrawals', row: { ref: 'r1', programme: 'luton', day: '2026-01-10', because: 'names-a-person' } },
    ]))
  it('take note that a theme’s wording changed, which public pages show', () =>
    expect(changes({ type: 'ThemeRetired', data: { programme: 'luton', theme: 't1' } })).toStrictEqual([version]))
})
