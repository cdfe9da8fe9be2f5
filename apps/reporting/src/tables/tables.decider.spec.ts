import type { ReleasedTable } from '@heard/contracts/reporting'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProposeTables, type TablesCommand, tablesDecider } from './tables.decider.ts'
import type { TablesFact } from './tables.events.ts'

const { given } = specify(tablesDecider)
const table = (...cells: ReleasedTable['rows'][number]['cells']): ReleasedTable => ({
  id: 'theme-by-stage',
  columns: ['diagnosis', 'treatment'],
  rows: [{ theme: 't1', people: null, cells }],
})
const audit = { cells: 3, small: 1, also: 0, narrow: 0, earlier: 0 }
const programme = 'luton'
const reach = { people: 15, tables: [{ id: 'community' as const, columns: ['south-asian'], cells: [null] }] }
const frozen = { rule: 'r/1', tables: [table(15, null)], reach, hash: 'aa', proposedBy: 'analyst', audit }
const propose = (more: Partial<ProposeTables> = {}): ProposeTables => ({
  type: 'Propose',
  programme,
  release: 'x9',
  by: 'analyst',
  rule: 'r/1',
  tables: frozen.tables,
  hash: 'aa',
  audit,
  knew: 0,
  changed: 10,
  left: 2,
  recountings: 0,
  told: 0,
  reach,
  ...more,
})
const proposed = (release: string): TablesFact => ({
  type: 'TablesProposed',
  data: { programme, release, ...frozen, left: 2, recountings: 0, told: 0 },
})
const released = (release: string, number: number, hash = 'aa'): TablesFact => ({
  type: 'TablesReleased',
  data: { programme, release, number, ...frozen, hash, recountings: 0 },
})
const putBack = (release: string): TablesFact => ({ type: 'TablesPutBack', data: { programme, release } })
const approve = (release: string, by = 'publisher', left = 2, told = 0): TablesCommand => ({
  type: 'Release',
  programme,
  release,
  by,
  left,
  recountings: 0,
  told,
})

describe('proposing tables', () => {
  it('freezes them with what the audit came to', () => given().when(propose()).then(proposed('x9')))
  it('replaces an earlier proposal', () => given(proposed('x1')).when(propose()).then(proposed('x9')))
  it('refuses tables of which the public may see nothing', () =>
    given()
      .when(propose({ tables: [table(null, null)], reach: { people: null, tables: [] } }))
      .thenRefused('nothing-to-release'))
  it('takes reach alone for something to see', () =>
    given()
      .when(propose({ tables: [] }))
      .then({ type: 'TablesProposed', data: { programme, release: 'x9', ...frozen, tables: [], left: 2, recountings: 0, told: 0 } }))
  it('refuses what is released already', () =>
    given(released('x1', 1))
      .when(propose({ knew: 1 }))
      .thenRefused('nothing-changed'))
  it('refuses when fewer than ten people changed since the last release', () => {
    given(released('x1', 1, 'bb'))
      .when(propose({ knew: 1, changed: 9 }))
      .thenRefused('too-few-changed')
    given(released('x1', 1, 'bb'))
      .when(propose({ knew: 1 }))
      .then(proposed('x9'))
    given()
      .when(propose({ changed: 0 }))
      .then(proposed('x9'))
  })
  it('refuses what the audit does not find safe, and an audit that did not know of every release', () => {
    given()
      .when(propose({ audit: { ...audit, narrow: 1 } }))
      .thenRefused('tables-not-safe')
    given(released('x1', 1, 'bb'))
      .when(propose())
      .thenRefused('tables-not-safe')
  })
})

describe('releasing tables', () => {
  it('is for a second person', () => {
    given(proposed('x9')).when(approve('x9', 'analyst')).thenRefused('same-person-approves')
    given(proposed('x9')).when(approve('x9')).then(released('x9', 1))
  })
  it('counts the releases', () =>
    given(released('x1', 1, 'bb'), proposed('x9'))
      .when(approve('x9'))
      .then(released('x9', 2)))
  it('is refused once somebody withdrew what they said', () =>
    given(proposed('x9'))
      .when(approve('x9', 'publisher', 3))
      .thenRefused('somebody-left'))
  it('is refused once a recommendation or a report told a number', () =>
    given(proposed('x9'))
      .when(approve('x9', 'publisher', 2, 1))
      .thenRefused('told-since'))
  it('needs a proposal that stands', () => {
    given().when(approve('x9')).thenRefused('unknown-proposal')
    given(proposed('x1')).when(approve('x9')).thenRefused('unknown-proposal')
    given(proposed('x9'), putBack('x9')).when(approve('x9')).thenRefused('unknown-proposal')
    given(proposed('x9'), released('x9', 1)).when(approve('x9')).thenRefused('unknown-proposal')
  })
})

describe('putting tables back', () => {
  const back = { type: 'PutBack', programme, release: 'x9' } as const
  it('lets others be proposed', () => given(proposed('x9')).when(back).then(putBack('x9')))
  it('needs a proposal that stands', () => given(proposed('x9'), released('x9', 1)).when(back).thenRefused('unknown-proposal'))
})

it('whatever is asked, nothing is released that its proposer alone decided on', () => {
  const release = fc.constantFrom('x1', 'x2')
  const by = fc.constantFrom('analyst', 'publisher')
  const command: fc.Arbitrary<TablesCommand> = fc.oneof(
    fc.tuple(release, by, fc.constantFrom('aa', 'bb'), fc.nat(3)).map(([id, who, hash, knew]) => propose({ release: id, by: who, hash, knew })),
    fc.tuple(release, by, fc.constantFrom(2, 3)).map(([id, who, left]) => approve(id, who, left)),
    release.map((id): TablesCommand => ({ type: 'PutBack', programme, release: id })),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const facts: TablesFact[] = []
      for (const each of commands) {
        const decision = tablesDecider.decide(each, fold(tablesDecider, facts))
        if (!('accepted' in decision)) continue
        facts.push(...decision.accepted)
        for (const { type, data } of decision.accepted)
          if (type === 'TablesReleased' && each.type === 'Release') expect(data.proposedBy).not.toBe(each.by)
      }
      const numbers = facts.flatMap(({ type, data }) => (type === 'TablesReleased' ? [data.number] : []))
      expect(numbers).toStrictEqual(numbers.map((_, index) => index + 1))
    }),
  )
})
