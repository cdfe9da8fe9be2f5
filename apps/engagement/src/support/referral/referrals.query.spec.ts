import { expect, it } from 'vitest'
import { tablesOf } from '../../tables.fixture.ts'
import { referralsProjection } from './referrals.projection.ts'
import { referralsIn } from './referrals.query.ts'

const { database, model } = tablesOf(referralsProjection)
const add = database.prepare("INSERT INTO referrals (programme, referral, state, asked_at) VALUES ('luton', ?, ?, ?)")
const states = ['sent', 'acknowledged', 'withdrawn']
for (let day = 1; day <= 90; day += 1) add.run(`r${day}`, states[day % 3] ?? '', new Date(Date.UTC(2026, 0, day)).toISOString())

it('come fifty a page: those that wait, longest first, then the others, newest first', () => {
  const pages = [1, 2, 3].map((page) => referralsIn(model, 'luton', page).map(({ referral }) => referral))
  const waiting = Array.from({ length: 30 }, (_, index) => `r${3 * index + 3}`)
  const others = Array.from({ length: 90 }, (_, index) => 90 - index)
    .filter((day) => day % 3 > 0)
    .map((day) => `r${day}`)
  const inOrder = [...waiting, ...others]
  expect(pages).toStrictEqual([inOrder.slice(0, 51), inOrder.slice(50), []])
  expect(referralsIn(model, 'other', 1)).toStrictEqual([])
})
