import { expect, it } from 'vitest'
import { claimsIn, type DatedExpense, refsIn, yearsOf } from './expense-view.ts'

const one = (claim: string) => ({ programme: 'luton', application: 'a1', claim })
const sealed = (ref: string) => ({ ref, binding: 'b' })
const at = (day: string) => ({ at: `${day}T09:00:00.000Z`, actor: 'somebody' })
const facts: DatedExpense[] = [
  { type: 'ExpenseClaimed', data: { ...one('c1'), content: sealed('bus') }, ...at('2026-11-02') },
  { type: 'ExpenseClaimed', data: { ...one('c2'), content: sealed('tea') }, ...at('2026-11-03') },
  { type: 'ExpenseCorrected', data: { ...one('c1'), content: sealed('train') }, ...at('2026-11-04') },
  { type: 'ExpenseApproved', data: one('c1'), ...at('2026-11-05') },
  { type: 'ExpensePaid', data: one('c1'), ...at('2026-11-06') },
  { type: 'ExpenseRefused', data: { ...one('c2'), reason: sealed('why') }, ...at('2026-11-06') },
  { type: 'ExpenseClaimed', data: { ...one('c3'), content: sealed('taxi') }, ...at('2026-11-09') },
  { type: 'ExpenseClaimed', data: { ...one('c4'), content: sealed('gone') }, ...at('2026-11-10') },
  { type: 'ExpenseApproved', data: one('c4'), ...at('2026-11-11') },
]
const train = { kind: 'travel', on: '2025-12-30', pence: 1_250 }
const taxi = { kind: 'travel', on: '2026-11-08', pence: 900, note: 'To the hall' }
const payloads = new Map<string, unknown>([
  ['train', train],
  ['tea', { kind: 'food', on: '2026-11-03', pence: 300 }],
  ['taxi', taxi],
  ['why', 'Tea is not paid for.'],
])

it('tells the newest claim first, as it was last put right, with the day by which it is decided or paid', () => {
  expect(refsIn(facts)).toEqual(['train', 'tea', 'taxi', 'gone', 'why'])
  expect(claimsIn(facts, payloads)).toStrictEqual([
    { claim: 'c4', at: at('2026-11-10').at, state: 'approved', due: '2026-11-25' },
    { claim: 'c3', at: at('2026-11-09').at, state: 'waiting', due: '2026-11-23', content: taxi },
    {
      claim: 'c2',
      at: at('2026-11-03').at,
      state: 'refused',
      content: { kind: 'food', on: '2026-11-03', pence: 300 },
      reason: 'Tea is not paid for.',
    },
    { claim: 'c1', at: at('2026-11-02').at, state: 'paid', content: train },
  ])
})

it('sums by the year of the day on which it was paid for, without what was refused', () => {
  expect(yearsOf(claimsIn(facts, payloads))).toEqual([
    { year: '2026', claimed: 900, paid: 0 },
    { year: '2025', claimed: 1_250, paid: 1_250 },
  ])
})
