import type { RecordedFact } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import type { ProgrammeFact } from './programme.events.ts'
import { programmeProjection } from './programme.projection.ts'

const recorded = (fact: ProgrammeFact): RecordedFact => ({
  ...fact,
  id: 'f1',
  version: 1,
  stream: 'programme-small',
  revision: 0n,
  position: 7n,
  metadata: { actor: 'system', at: '2026-11-22T00:00:00.000Z' },
})
const programme = 'small'
const content = { sealed: { ref: 'w1', binding: 'b1' }, hash: 'a'.repeat(64) }
const put = (table: string, row: object) => ({ op: 'put', table, row: { programme, ...row } })
const patch = (table: string, where: object, set: object) => ({ op: 'patch', table, where: { programme, ...where }, set })

describe('the programmes read model', () => {
  it.each<[ProgrammeFact, readonly object[]]>([
    [
      {
        type: 'ProgrammeDefined',
        data: {
          programme,
          kind: 'listening',
          period: { from: '2022-01-01', to: '2022-12-31' },
          minimumAge: 16,
          languages: ['en', 'ur'],
          uncheckedLanguages: [],
          content,
        },
      },
      [put('programmes', { kind: 'listening', minimum_age: 16, languages: '["en","ur"]', equality: '[]', ref: 'w1' })],
    ],
    [
      { type: 'EntryChanged', data: { programme, entry: { list: 'stage', id: 'diagnosis' }, order: 3, content } },
      [put('programme_entries', { list: 'stage', id: 'diagnosis', place: 3, entry: '{"list":"stage","id":"diagnosis"}', ref: 'w1', removed: 0 })],
    ],
    [
      { type: 'EntryRemoved', data: { programme, list: 'stage', id: 'diagnosis' } },
      [patch('programme_entries', { list: 'stage', id: 'diagnosis' }, { removed: 1 })],
    ],
    [
      { type: 'NoticePublished', data: { programme, purpose: 'analysis', noticeVersion: 2, required: true, words: { en: 'b'.repeat(64) }, content } },
      [
        patch('programme_notices', { purpose: 'analysis' }, { current: 0 }),
        put('programme_notices', {
          purpose: 'analysis',
          version: 2,
          required: 1,
          months: null,
          words: `{"en":"${'b'.repeat(64)}"}`,
          ref: 'w1',
          current: 1,
        }),
      ],
    ],
    [{ type: 'NoticeWithdrawn', data: { programme, purpose: 'analysis' } }, [patch('programme_notices', { purpose: 'analysis' }, { current: 0 })]],
    [
      { type: 'EditionOpened', data: { programme, edition: '2022', opens: '2022-01-01', closes: '2022-12-31' } },
      [put('programme_editions', { id: '2022', opens: '2022-01-01', closes: '2022-12-31' })],
    ],
    [{ type: 'ProgrammeOpened', data: { programme, edition: '2022' } }, [put('programme_statuses', { status: 'open' })]],
    [{ type: 'ReportingStarted', data: { programme, edition: '2022' } }, [put('programme_statuses', { status: 'reporting' })]],
    [{ type: 'ProgrammeClosed', data: { programme } }, [put('programme_statuses', { status: 'closed' })]],
    [{ type: 'ProgrammeArchived', data: { programme } }, [put('programme_statuses', { status: 'archived' })]],
  ])('follows $type', (fact, changes) => {
    expect(programmeProjection.project(recorded(fact))).toStrictEqual([...changes, put('programme_versions', { version: '7' })])
  })
})
