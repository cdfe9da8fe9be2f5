import { DatabaseSync } from 'node:sqlite'
import type { RetentionRule } from '@heard/contracts/engagement'
import type { Row, Value } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { dueItems, groupsOf } from './holdings.query.ts'

const database = new DatabaseSync(':memory:')
database.exec(`
  CREATE TABLE holdings (programme TEXT, purpose TEXT, kind TEXT, item TEXT, person TEXT, received TEXT, ended TEXT, gathering TEXT);
  CREATE TABLE gathering_ends (gathering TEXT, ends TEXT);
  INSERT INTO gathering_ends VALUES ('g1', '2026-04-01'), ('g2', '2026-05-01');
  CREATE TABLE retention_closings (programme TEXT, closed TEXT);
  INSERT INTO retention_closings VALUES ('luton', '2026-03-01'), ('other', '2020-01-01');
  INSERT INTO holdings VALUES
    ('luton', 'analysis', 'contribution', 'c1', 'p1', '2026-01-01', '2026-02-01', 'g1'),
    ('luton', 'analysis', 'contribution', 'c2', 'p2', '2026-01-02', NULL, NULL),
    ('luton', 'analysis', 'contribution', 'c3', 'p3', '2026-01-01', '2026-02-02', 'g2'),
    ('luton', 'contact', 'contribution', 'c4', 'p4', '2026-01-01', NULL, NULL),
    ('open', 'analysis', 'contribution', 'c5', 'p5', '2026-01-01', NULL, NULL)`)
const model = {
  query: <R extends Row>(sql: string, ...values: readonly Value[]): readonly R[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((one) => ({ ...one }) as R),
}
const row = (started: string | null, items: number) => ({ started, items })
const due = (rule: RetentionRule, today: string, most = 9) => dueItems(model, 'luton', { purpose: 'analysis', rule }, today, most)
const item = (name: string, person: string, until: string) => ({ purpose: 'analysis', kind: 'contribution', item: name, person, due: until })
const days = (after: RetentionRule['after']): RetentionRule => ({ after, length: 10, unit: 'days' })

describe('what is due', () => {
  it('is past its last day, counted from the day it came, oldest first', () => {
    expect(due(days('received'), '2026-01-11')).toStrictEqual([])
    expect(due(days('received'), '2026-01-12')).toStrictEqual([item('c1', 'p1', '2026-01-11'), item('c3', 'p3', '2026-01-11')])
    expect(due(days('received'), '2026-01-13')).toStrictEqual([
      item('c1', 'p1', '2026-01-11'),
      item('c3', 'p3', '2026-01-11'),
      item('c2', 'p2', '2026-01-12'),
    ])
  })

  it.each(['enquiry-closed', 'volunteering-ended'] as const)('counts from the day the matter ended where the rule is %s', (after) =>
    expect(due(days(after), '2026-12-31')).toStrictEqual([item('c1', 'p1', '2026-02-11'), item('c3', 'p3', '2026-02-12')]),
  )

  it('counts from the day its own programme closed', () => {
    expect(due(days('programme-closed'), '2026-03-11')).toStrictEqual([])
    expect(due(days('programme-closed'), '2026-03-12')).toStrictEqual(['1', '2', '3'].map((number) => item(`c${number}`, `p${number}`, '2026-03-11')))
    expect(dueItems(model, 'open', { purpose: 'analysis', rule: days('programme-closed') }, '2026-12-31', 9)).toStrictEqual([])
  })

  it('counts from the day its gathering ends where the rule is gathering-ended', () => {
    expect(due(days('gathering-ended'), '2026-05-11')).toStrictEqual([item('c1', 'p1', '2026-04-11')])
    expect(groupsOf(model, 'luton', { purpose: 'analysis', rule: days('gathering-ended') })).toStrictEqual([
      row(null, 1),
      row('2026-04-01', 1),
      row('2026-05-01', 1),
    ])
  })

  it('is at most so many items, over all days', () => {
    expect(due(days('received'), '2026-12-31', 1)).toStrictEqual([item('c1', 'p1', '2026-01-11')])
    expect(due(days('received'), '2026-12-31', 2)).toStrictEqual([item('c1', 'p1', '2026-01-11'), item('c3', 'p3', '2026-01-11')])
  })
})

describe('what is held', () => {
  it('is counted by the day its clock started', () => {
    const groups = (after: RetentionRule['after']) => groupsOf(model, 'luton', { purpose: 'analysis', rule: days(after) })
    expect(groups('received')).toStrictEqual([row('2026-01-01', 2), row('2026-01-02', 1)])
    expect(groups('enquiry-closed')).toStrictEqual([row(null, 1), row('2026-02-01', 1), row('2026-02-02', 1)])
  })
})
