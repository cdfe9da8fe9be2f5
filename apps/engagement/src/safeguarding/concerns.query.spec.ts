import { DatabaseSync } from 'node:sqlite'
import type { Row, Value } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { concernsProjection } from './concerns.projection.ts'
import { closedConcerns, openConcerns } from './concerns.query.ts'

const database = new DatabaseSync(':memory:')
for (const { name, columns } of concernsProjection.tables) database.exec(`CREATE TABLE ${name} (${Object.keys(columns).join(', ')})`)
const add = database.prepare('INSERT INTO concerns (programme, concern, raised_at, closed) VALUES (?, ?, ?, ?)')
const model = {
  query: <R extends Row>(sql: string, ...values: readonly Value[]): readonly R[] =>
    database
      .prepare(sql)
      .all(...values)
      .map((one) => ({ ...one }) as R),
}
const minute = (number: number): string => new Date(Date.UTC(2026, 10, 29, 0, number)).toISOString()
for (let number = 0; number < 250; number += 1) {
  add.run('luton', `open-${number}`, minute(number), null)
  add.run('luton', `closed-${number}`, minute(number), minute(1_000 + number))
}
add.run('other', 'open-elsewhere', minute(0), null)

describe('the concerns of a programme', () => {
  it('are all there while they are open, however many there are', () => {
    const open = openConcerns(model, 'luton').map(({ concern }) => concern)
    expect([open.length, open[0], open.at(-1)]).toStrictEqual([250, 'open-0', 'open-249'])
  })

  it('are those closed last once they are closed', () => {
    const closed = closedConcerns(model, 'luton').map(({ concern }) => concern)
    expect([closed.length, closed[0], closed.at(-1)]).toStrictEqual([200, 'closed-249', 'closed-50'])
  })
})
