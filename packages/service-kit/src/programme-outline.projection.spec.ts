import type { ProgrammeFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { programmeOutlineProjection } from './programme-outline.projection.ts'

const recorded = (fact: ProgrammeFact): RecordedFact => ({
  ...fact,
  id: 'f1',
  version: 1,
  stream: 'programme-luton',
  revision: 0n,
  position: 1n,
  metadata: { actor: 'system', at: '2026-11-22T00:00:00.000Z' },
})
const changes = (fact: ProgrammeFact) => programmeOutlineProjection.project(recorded(fact))
const content = { sealed: { ref: 'w1', binding: 'b1' }, hash: 'a'.repeat(64) }

describe('the outline of programmes', () => {
  it('keeps an organisation with its successor', () => {
    const entry = { list: 'organisation', id: 'ccg', role: 'stakeholder', successor: 'icb' } as const
    expect(changes({ type: 'EntryAdded', data: { programme: 'luton', entry, order: 2, content } })).toStrictEqual([
      {
        op: 'put',
        table: 'outline_entries',
        row: { programme: 'luton', list: 'organisation', id: 'ccg', place: 2, successor: 'icb', offered: 1, content: 'w1' },
      },
    ])
  })

  it('keeps knowing an entry that is no longer offered', () => {
    expect(changes({ type: 'EntryRemoved', data: { programme: 'luton', list: 'stage', id: 'prevention' } })).toStrictEqual([
      { op: 'patch', table: 'outline_entries', where: { programme: 'luton', list: 'stage', id: 'prevention' }, set: { offered: 0 } },
    ])
  })

  it('follows the state of the programme', () => {
    expect(changes({ type: 'ProgrammeOpened', data: { programme: 'luton', edition: 'e1' } })).toStrictEqual([
      { op: 'put', table: 'outline_programmes', row: { programme: 'luton', status: 'open' } },
    ])
    expect(changes({ type: 'ProgrammeClosed', data: { programme: 'luton' } })).toStrictEqual([
      { op: 'put', table: 'outline_programmes', row: { programme: 'luton', status: 'closed' } },
    ])
  })
})
