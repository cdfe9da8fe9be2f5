import type { RecordedFact } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { movesProjection } from './moves.projection.ts'

const recorded = (type: string, data: Record<string, unknown>): RecordedFact => ({
  id: 'f1',
  type,
  version: 1,
  stream: 's',
  revision: 0n,
  position: 1n,
  data,
  metadata: { actor: 'a', at: '2026-11-29T10:00:00.000Z' },
})
const row = (topic: string, what: string) => ({ op: 'put', table: 'moves', row: { topic, fact: 'f1', what, at: '2026-11-29T10:00:00.000Z' } })

describe('what moves in public', () => {
  it('moves a programme, and where it is about a commitment that too', () => {
    expect(movesProjection.project(recorded('ReportPublished', { programme: 'luton' }))).toStrictEqual([row('programme/luton', 'report')])
    expect(movesProjection.project(recorded('OutcomeClaimed', { programme: 'luton', commitment: 'c1' }))).toStrictEqual([
      row('programme/luton', 'kept'),
      row('commitment/c1', 'kept'),
    ])
  })
})
