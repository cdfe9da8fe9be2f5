import { describe, expect, it } from 'vitest'
import { tablesOf } from '../tables.fixture.ts'
import { quotationsProjection } from './quotations.projection.ts'
import { quotationsIn } from './quotations.query.ts'

const { database, model, asked, planOf } = tablesOf(quotationsProjection)
const add = database.prepare("INSERT INTO quotations (programme, quotation, state, proposed_at) VALUES ('luton', ?, ?, ?)")
const name = (number: number): string => `q${String(number).padStart(3, '0')}`
/** Two at a time are proposed in the same moment. */
for (let number = 0; number < 60; number += 1) add.run(name(number), 'proposed', new Date(Date.UTC(2026, 10, 29, 0, number >> 1)).toISOString())
add.run('refused', 'refused', new Date(Date.UTC(2026, 10, 30)).toISOString())

describe('the quotations of a programme in one state', () => {
  it('come twenty-five at a time, newest first, each once', () => {
    const first = quotationsIn(model, 'luton', 'proposed')
    const second = quotationsIn(model, 'luton', 'proposed', first.next)
    const third = quotationsIn(model, 'luton', 'proposed', second.next)
    expect([first, second, third].map(({ rows, next }) => [rows.length, next])).toStrictEqual([
      [25, name(35)],
      [25, name(10)],
      [10, undefined],
    ])
    const names = [first, second, third].flatMap(({ rows }) => rows.map(({ quotation }) => quotation))
    expect(names).toStrictEqual(Array.from({ length: 60 }, (_, index) => name(59 - index)))
  })

  it('are found by an index, not by reading all', () => {
    for (const sql of new Set(asked)) {
      const plan = planOf(sql)
      expect(plan[0]).toMatch(/^SEARCH quotations USING INDEX quotations_by_programme_state_proposed_at \(programme=\? AND state=\?/)
      expect(plan.filter((step) => step.startsWith('SCAN'))).toStrictEqual([])
    }
  })
})
