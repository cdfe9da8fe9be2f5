import type { CaseView } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { type CaseRow, viewOf } from './cases.query.ts'

const now = '2026-12-01T12:00:00.000Z'
const row: CaseRow = {
  case_id: 'k1',
  kind: 'rights',
  right_asked: 'access',
  contribution: null,
  since: '2026-11-22',
  acknowledged: null,
  paused_on: null,
  paused_days: 0,
  extended: 0,
  closed: null,
  outcome: null,
  details: 'd',
  answer: null,
}
const view: CaseView = {
  case: 'k1',
  kind: 'rights',
  right: 'access',
  state: 'open',
  received: '2026-11-22',
  extended: false,
  due: '2026-12-22',
  overdue: false,
}
const { right: _, ...noRight } = view
const breach: CaseRow = { ...row, kind: 'breach', right_asked: null, since: '2026-11-28T12:00:00.000Z' }
const overdue = (changes: Partial<CaseRow>, moment: string): boolean => viewOf({ ...row, ...changes }, moment).overdue

describe('a case as a register shows it', () => {
  it('says what is asked and until when', () => expect(viewOf(row, now)).toStrictEqual(view))

  it('names what it is about, and when it was acknowledged', () =>
    expect(viewOf({ ...row, kind: 'complaint', right_asked: null, contribution: 'c1', acknowledged: '2026-11-24' }, now)).toStrictEqual({
      ...noRight,
      kind: 'complaint',
      contribution: 'c1',
      acknowledged: '2026-11-24',
    }))

  it('stands still while it is paused, and is due as many days later', () => {
    expect(viewOf({ ...row, paused_on: '2026-11-29', paused_days: 3 }, now)).toStrictEqual({ ...view, state: 'paused', due: '2026-12-27' })
    expect(viewOf({ ...row, paused_days: 3 }, now)).toStrictEqual({ ...view, due: '2026-12-25' })
  })

  it('has three months once it is extended', () =>
    expect(viewOf({ ...row, extended: 1 }, now)).toStrictEqual({ ...view, extended: true, due: '2027-02-22' }))

  it('is closed with its outcome', () =>
    expect(viewOf({ ...row, closed: '2026-11-30', outcome: 'in-part' }, now)).toStrictEqual({
      ...view,
      state: 'closed',
      closed: '2026-11-30',
      outcome: 'in-part',
    }))
})

describe('a case that is late', () => {
  it('was not answered on the last day', () => {
    expect(overdue({}, '2026-12-22T23:59:59.999Z')).toBe(false)
    expect(overdue({}, '2026-12-23T00:00:00.000Z')).toBe(true)
  })

  it('was neither answered nor stands still', () => {
    const after = '2027-06-01T00:00:00.000Z'
    expect(overdue({ closed: '2027-05-01' }, after)).toBe(false)
    expect(overdue({ closed: '2027-05-01', paused_on: '2026-11-25' }, after)).toBe(false)
    expect(overdue({ since: '2026-01-01', paused_on: '2026-11-25' }, now)).toBe(false)
  })

  it('of a complaint was not acknowledged in time', () => {
    expect(overdue({ kind: 'complaint' }, '2026-12-23T00:00:00.000Z')).toBe(true)
    expect(overdue({ kind: 'complaint', acknowledged: '2026-12-01' }, '2026-12-23T00:00:00.000Z')).toBe(false)
    expect(overdue({ acknowledged: '2026-12-01' }, '2026-12-23T00:00:00.000Z')).toBe(true)
  })

  it('of a breach was not reported within its hours', () => {
    expect(viewOf(breach, now).overdue).toBe(false)
    expect(viewOf(breach, '2026-12-01T12:00:00.001Z')).toStrictEqual({
      ...noRight,
      kind: 'breach',
      received: breach.since,
      due: now,
      overdue: true,
    })
  })
})
