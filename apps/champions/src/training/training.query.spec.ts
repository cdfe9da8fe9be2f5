import { DatabaseSync } from 'node:sqlite'
import type { ReadModel } from '@heard/service-kit'
import { expect, it } from 'vitest'
import { endingIn, learnedIn } from './training.query.ts'

const database = new DatabaseSync(':memory:')
database.exec(`CREATE TABLE training_learned (application TEXT, module TEXT, programme TEXT, on_day TEXT, expires TEXT);
CREATE TABLE training_modules (module TEXT, retired INTEGER);
CREATE TABLE applications (application TEXT, programme TEXT, state TEXT, before TEXT, erased INTEGER);
INSERT INTO training_modules VALUES ('m1', 0), ('m2', 1);
INSERT INTO applications VALUES ('a1', 'luton', 'accepted', '', 0), ('a2', 'luton', 'accepted', '', 0), ('a3', 'luton', 'accepted', '', 0),
('a4', 'luton', 'paused', 'accepted', 0), ('a5', 'luton', 'accepted', '', 1), ('a6', 'luton', 'accepted', '', 0);
INSERT INTO training_learned VALUES ('a1', 'm1', 'luton', '2025-12-10', '2026-12-10'), ('a2', 'm1', 'luton', '2025-12-10', '2026-12-10'),
('a3', 'm1', 'luton', '2025-12-11', '2026-12-11'), ('a3', 'm2', 'luton', '2025-12-11', '2026-12-11'), ('a4', 'm1', 'luton', '2025-12-10', '2026-12-10'),
('a5', 'm1', 'luton', '2025-12-10', '2026-12-10'), ('a6', 'm1', 'luton', '2026-11-01', '2027-11-01'), ('a6', 'm1', 'luton', '2025-12-10', '2026-12-10');`)

type Query = Pick<ReadModel, 'query'>
const asked: unknown[][] = []
const model: Query = {
  query: <T>(sql: string, ...values: readonly (string | number | bigint | null)[]) => {
    asked.push([...values])
    return database.prepare(sql).all(...values) as T[]
  },
}

it.each([1, 2, 3, 200])('reaches everybody whose training ends, by pages of %i, and nobody who did it since, rests or is gone', (page) => {
  asked.length = 0
  expect([...endingIn(model, '2026-12-01', '2026-12-31', page)].map(({ application }) => application)).toEqual(['a1', 'a2', 'a3'])
  expect(asked.length).toBe(Math.floor(3 / page) + 1)
  expect([...endingIn(model, '2026-12-10', '2026-12-31', page)].map(({ application }) => application)).toEqual(['a3'])
})

it('counts the newest day, whenever it was recorded', () =>
  expect(learnedIn(model, 'luton').filter(({ application }) => application === 'a6')).toEqual([
    { application: 'a6', module: 'm1', on: '2026-11-01', expires: '2027-11-01' },
  ]))
