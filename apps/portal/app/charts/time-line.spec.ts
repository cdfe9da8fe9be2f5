import { describe, expect, it } from 'vitest'
import { someCommitment, worded } from '../accountability/accountability.fixture.ts'
import { timeLine } from './time-line.ts'

const at = '2026-01-01T10:00:00Z'
const made = someCommitment({ id: 'a', madeOn: '2026-01-01', due: '2026-07-01' })

describe('the time line of commitments', () => {
  it('draws a promise from the day it was made to the day it is due', () => {
    const { rows, today } = timeLine([made], '2026-04-01')
    expect(rows).toStrictEqual([
      {
        id: 'a',
        promised: { x: 3, width: 94 },
        marks: [
          { what: 'made', day: '2026-01-01', x: 3 },
          { what: 'due', day: '2026-07-01', x: 97 },
        ],
      },
    ])
    expect(today).toBe(49.74)
  })

  it('goes on past the due day, up to today, while a promise is overdue', () => {
    const [row] = timeLine([someCommitment({ madeOn: '2026-01-01', due: '2026-04-11', overdue: true, standing: 'overdue' })], '2026-07-20').rows
    expect(row?.promised).toStrictEqual({ x: 3, width: 47 })
    expect(row?.late).toStrictEqual({ x: 50, width: 47 })
  })

  it('keeps the day that was promised first, and every step since', () => {
    const [row] = timeLine(
      [
        {
          ...made,
          history: [
            { what: 'amended', at, by: 'x', due: { from: '2026-05-01', to: '2026-07-01' }, reason: worded('late') },
            { what: 'amended', at, by: 'x', measure: { from: worded('a'), to: worded('b') }, reason: worded('clearer') },
            { what: 'progress', at, by: 'x', on: '2026-03-01', state: 'under-way', note: worded('n'), links: [], files: [] },
            { what: 'outcome-claimed', at, by: 'x', on: '2026-05-15', level: 'limited', text: worded('a little'), links: [], files: [] },
            { what: 'outcome-claimed', at, by: 'x', on: '2026-06-01', level: 'complete', text: worded('done'), links: [], files: [] },
            { what: 'verdict', at, from: 'residents', on: '2026-06-20', verdict: 'limited', people: null },
          ],
        },
      ],
      '2026-04-01',
    ).rows
    expect(row?.marks.map(({ what, day }) => [what, day])).toStrictEqual([
      ['made', '2026-01-01'],
      ['earlier-due', '2026-05-01'],
      ['progress', '2026-03-01'],
      ['progress', '2026-05-15'],
      ['claim', '2026-06-01'],
      ['verdict', '2026-06-20'],
      ['due', '2026-07-01'],
    ])
  })

  it('marks the steps on the way: when they were done, by when they are due, and those that were missed', () => {
    const step = (milestone: string, due: string) => ({ milestone, due, text: worded('step'), earlier: [] })
    const [row] = timeLine(
      [
        {
          ...made,
          milestones: [
            { ...step('a', '2026-02-01'), state: 'reached', on: '2026-02-10' },
            { ...step('b', '2026-03-01'), state: 'missed' },
            { ...step('c', '2026-04-01'), state: 'dropped', dropped: worded('no') },
            { ...step('d', '2026-05-01'), state: 'open' },
          ],
        },
      ],
      '2026-04-01',
    ).rows
    expect(row?.marks.map(({ what, day }) => [what, day])).toStrictEqual([
      ['made', '2026-01-01'],
      ['milestone', '2026-02-10'],
      ['milestone-missed', '2026-03-01'],
      ['milestone', '2026-05-01'],
      ['due', '2026-07-01'],
    ])
  })

  it('puts what is due soonest first', () => {
    const due = (id: string, day: string) => someCommitment({ id, due: day })
    expect(timeLine([due('late', '2027-01-01'), due('soon', '2026-02-01')], '2026-01-15').rows.map(({ id }) => id)).toStrictEqual(['soon', 'late'])
  })

  it('runs from right to left for languages that do', () => {
    const [row] = timeLine([made], '2026-04-01', true).rows
    expect(row?.marks.map(({ x }) => x)).toStrictEqual([97, 3])
    expect(row?.promised).toStrictEqual({ x: 3, width: 94 })
  })
})
