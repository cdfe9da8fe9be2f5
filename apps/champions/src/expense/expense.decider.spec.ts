import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExpenseCommand, type ExpenseFact, expenseDecider } from './expense.decider.ts'

const one = { programme: 'luton', application: 'a1', claim: 'c1' }
const today = '2026-11-30'
const sealed = (ref: string) => ({ ref, binding: 'b' })
const told = { content: sealed('r1'), on: '2026-11-29', today }
const claim: Extract<ExpenseCommand, { type: 'Claim' }> = { ...one, type: 'Claim', allowed: true, ...told }
const correct: Extract<ExpenseCommand, { type: 'Correct' }> = { ...one, type: 'Correct', ...told, content: sealed('r2') }
const takeBack: ExpenseCommand = { ...one, type: 'TakeBack' }
const approve: Extract<ExpenseCommand, { type: 'Approve' }> = { ...one, type: 'Approve', own: false, seen: 'r1' }
const refuses: Extract<ExpenseCommand, { type: 'Refuse' }> = { ...one, type: 'Refuse', own: false, seen: 'r1', reason: sealed('why') }
const pay: Extract<ExpenseCommand, { type: 'Pay' }> = { ...one, type: 'Pay', own: false }

const claimed: ExpenseFact = { type: 'ExpenseClaimed', data: { ...one, content: sealed('r1') } }
const corrected: ExpenseFact = { type: 'ExpenseCorrected', data: { ...one, content: sealed('r2') } }
const takenBack: ExpenseFact = { type: 'ExpenseTakenBack', data: one }
const approved: ExpenseFact = { type: 'ExpenseApproved', data: one }
const refused: ExpenseFact = { type: 'ExpenseRefused', data: { ...one, reason: sealed('why') } }
const paid: ExpenseFact = { type: 'ExpensePaid', data: one }

const { given } = specify(expenseDecider)

describe('what a champion claims', () => {
  it('is claimed once, however often it is sent', () => {
    given().when(claim).then(claimed)
    given(claimed).when(claim).then()
    given(claimed, takenBack).when(claim).then()
  })
  it('is refused where the programme pays nothing, and where the day is not of the last year', () => {
    given()
      .when({ ...claim, allowed: false })
      .thenRefused('no-expenses')
    for (const on of ['2026-12-01', '2025-11-01'])
      given()
        .when({ ...claim, on })
        .thenRefused('not-within-a-year')
  })
  it('is put right and taken back while nobody has decided it', () => {
    given(claimed).when(correct).then(corrected)
    given(claimed)
      .when({ ...correct, on: '2026-12-01' })
      .thenRefused('not-within-a-year')
    given(claimed).when(takeBack).then(takenBack)
    given(claimed, takenBack).when(takeBack).then()
    for (const command of [correct, takeBack]) {
      given().when(command).thenRefused('unknown-claim')
      for (const decided of [[approved], [refused], [approved, paid]])
        given(claimed, ...decided)
          .when(command)
          .thenRefused('already-decided')
    }
    given(claimed, takenBack).when(correct).thenRefused('already-decided')
  })
})

describe('whoever decides it', () => {
  it('approves what they read, once', () => {
    given(claimed).when(approve).then(approved)
    given(claimed, approved).when(approve).then()
    given(claimed, corrected).when(approve).thenRefused('changed-since')
    for (const settled of [refused, takenBack]) given(claimed, settled).when(approve).thenRefused('already-decided')
  })
  it('refuses it, also when it was approved, until it is paid', () => {
    given(claimed).when(refuses).then(refused)
    given(claimed, approved).when(refuses).then(refused)
    given(claimed, corrected).when(refuses).thenRefused('changed-since')
    given(claimed, approved, paid).when(refuses).thenRefused('already-decided')
  })
  it('pays what is approved, once', () => {
    given(claimed, approved).when(pay).then(paid)
    given(claimed, approved, paid).when(pay).then()
    for (const facts of [[claimed], [claimed, refused], [claimed, takenBack]])
      given(...facts)
        .when(pay)
        .thenRefused('not-approved')
  })
  it('never decides what they claimed themselves, and nothing that nobody claimed', () => {
    for (const command of [approve, refuses, pay]) {
      given(claimed, approved)
        .when({ ...command, own: true })
        .thenRefused('own-claim')
      given().when(command).thenRefused('unknown-claim')
    }
  })
})

it('whatever is sent in whatever order, what is paid was approved by somebody else as it stands, once, and never changes again', () => {
  const own = fc.boolean()
  const seen = fc.constantFrom('r1', 'r2')
  const command: fc.Arbitrary<ExpenseCommand> = fc.oneof(
    fc.constantFrom<ExpenseCommand>(claim, correct, takeBack),
    fc.tuple(own, seen).map(([isOwn, ref]): ExpenseCommand => ({ ...approve, own: isOwn, seen: ref })),
    fc.tuple(own, seen).map(([isOwn, ref]): ExpenseCommand => ({ ...refuses, own: isOwn, seen: ref })),
    own.map((isOwn): ExpenseCommand => ({ ...pay, own: isOwn })),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const facts: ExpenseFact[] = []
      for (const each of commands) {
        const decided = expenseDecider.decide(each, fold(expenseDecider, facts))
        if (!('accepted' in decided)) continue
        if ('own' in each && each.own) expect(decided.accepted).toEqual([])
        facts.push(...decided.accepted)
      }
      const payment = facts.findIndex(({ type }) => type === 'ExpensePaid')
      if (payment < 0) return
      expect(payment).toBe(facts.length - 1)
      expect(facts[payment - 1]?.type).toBe('ExpenseApproved')
    }),
  )
})
