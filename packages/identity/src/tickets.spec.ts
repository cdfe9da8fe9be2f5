import { expect, it } from 'vitest'
import { createTickets } from './tickets.ts'

it('is good once, for its purpose, its person and its time', () => {
  let at = 1_000_000
  const tickets = createTickets(() => at)
  const [one, other, old] = [tickets.give('a', 'x', 60), tickets.give('a', 'x', 60), tickets.give('a', 'x', 60)]
  expect([tickets.isGood(one, 'b', 'x'), tickets.isGood(one, 'a', 'y'), tickets.isGood(one, 'a', 'x')]).toStrictEqual([false, false, true])
  expect([tickets.take(one, 'b', 'x'), tickets.take(one, 'a', 'x'), tickets.take(one, 'a', 'x')]).toStrictEqual([false, true, false])
  at += 59_999
  expect(tickets.take(other, 'a', 'x')).toBe(true)
  at += 1
  expect(tickets.take(old, 'a', 'x')).toBe(false)
})

it('is of one process alone, and cannot be made up', () => {
  const [mine, others] = [createTickets(() => 0), createTickets(() => 0)]
  const ticket = others.give('a', 'x', 60)
  const bent = `${ticket.startsWith('A') ? 'B' : 'A'}${ticket.slice(1)}`
  expect(['', 'x', 'A'.repeat(51), `${ticket}A`].map((made) => others.isGood(made, 'a', 'x'))).toStrictEqual([false, false, false, false])
  expect([mine.isGood(ticket, 'a', 'x'), others.isGood(bent, 'a', 'x')]).toStrictEqual([false, false])
  expect(mine.secretOf(ticket)).not.toStrictEqual(others.secretOf(ticket))
})
