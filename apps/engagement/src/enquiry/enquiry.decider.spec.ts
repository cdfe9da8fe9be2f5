import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { enquiryDecider, type MakeEnquiry } from './enquiry.decider.ts'
import type { EnquiryFact } from './enquiry.events.ts'

const one = { programme: 'luton', enquiry: 'e1' }
const words = { ref: 'w', binding: 'b' }
const said = { person: 'p1', kind: 'invitation', channel: 'web', language: 'en', words, due: '2026-11-30', trapped: false } as const
const make: MakeEnquiry = { ...one, type: 'Make', made: { ...said, contact: undefined }, open: true }
const made: EnquiryFact = { type: 'EnquiryMade', data: { ...one, ...said } }
const answered: EnquiryFact = { type: 'EnquiryAnswered', data: { ...one, answer: 'a1', how: 'email', words } }
const closed: EnquiryFact = { type: 'EnquiryClosed', data: { ...one, outcome: 'answered' } }
const reopened: EnquiryFact = { type: 'EnquiryReopened', data: one }
const moved = (due: string): EnquiryFact => ({ type: 'EnquiryDueMoved', data: { ...one, due } })
const continued: EnquiryFact = { type: 'EnquiryContinued', data: { ...one, message: 'm1', channel: 'email', words } }
const goOn = { ...one, type: 'Continue', message: 'm1', channel: 'email', words, due: '2026-12-07' } as const
const reply = { ...one, type: 'Answer', answer: 'a1', how: 'email', words } as const
const bounce = { ...one, type: 'Bounce', answer: 'a1', seen: 'staff' } as const
const bounced: EnquiryFact = { type: 'EnquiryBounced', data: { ...one, answer: 'a1', seen: 'staff' } }
const close = { ...one, type: 'Close', outcome: 'answered' } as const

describe('an enquiry', () => {
  const { given } = specify(enquiryDecider)

  it('is made once, with a way to answer or without, while somebody answers', () => {
    given().when(make).then(made)
    given()
      .when({ ...make, made: { ...make.made, contact: words } })
      .then({ type: 'EnquiryMade', data: { ...one, ...said, contact: words } })
    given(made).when(make).thenRefused('already-made')
    given()
      .when({ ...make, open: false })
      .thenRefused('programme-not-open')
    given().when(reply).thenRefused('unknown-enquiry')
  })

  it('is answered, as often as it takes', () => {
    given(made).when(reply).then(answered)
    given(made, answered)
      .when({ ...reply, answer: 'a2', how: 'phone' })
      .then({ type: 'EnquiryAnswered', data: { ...one, answer: 'a2', how: 'phone', words } })
    given(made, closed).when(reply).thenRefused('enquiry-closed')
  })

  it('has a new day when the person says more after an answer, and is opened again when it was closed', () => {
    given(made).when(goOn).then(continued)
    given(made, answered).when(goOn).then(continued, moved('2026-12-07'))
    given(made, closed).when(goOn).then(continued, reopened, moved('2026-12-07'))
  })

  it('is assigned and handed over, with a note or without', () => {
    given(made)
      .when({ ...one, type: 'Assign', to: 'c1', note: undefined })
      .then({ type: 'EnquiryAssigned', data: { ...one, to: 'c1' } })
    given(made, { type: 'EnquiryAssigned', data: { ...one, to: 'c1' } })
      .when({ ...one, type: 'Assign', to: 'c2', note: words })
      .then({ type: 'EnquiryAssigned', data: { ...one, to: 'c2', note: words } })
  })

  it('is given back by whoever had it', () => {
    given(made, { type: 'EnquiryAssigned', data: { ...one, to: 'c1' } })
      .when({ ...one, type: 'Release' })
      .then({ type: 'EnquiryReleased', data: one })
    given(made)
      .when({ ...one, type: 'Release' })
      .then()
  })

  it('is moved to another day, not to one that has passed', () => {
    given(made)
      .when({ ...one, type: 'MoveDue', due: '2026-12-01', today: '2026-12-01' })
      .then(moved('2026-12-01'))
    given(made)
      .when({ ...one, type: 'MoveDue', due: '2026-11-30', today: '2026-12-01' })
      .thenRefused('in-the-past')
  })

  it('reminds once on the day and once after it, again for another day, and not when it was answered', () => {
    const remind = (today: string) => ({ ...one, type: 'Remind', today }) as const
    const reminded = (what: 'due' | 'overdue', due: string): EnquiryFact => ({ type: 'EnquiryReminded', data: { ...one, due, what } })
    given(made).when(remind('2026-11-29')).then()
    given(made).when(remind('2026-11-30')).then(reminded('due', '2026-11-30'))
    given(made, reminded('due', '2026-11-30')).when(remind('2026-11-30')).then()
    given(made, reminded('due', '2026-11-30')).when(remind('2026-12-01')).then(reminded('overdue', '2026-11-30'))
    given(made, reminded('overdue', '2026-11-30')).when(remind('2026-12-02')).then()
    given(made, reminded('overdue', '2026-11-30'), moved('2026-12-03')).when(remind('2026-12-03')).then(reminded('due', '2026-12-03'))
    given(made, { type: 'EnquiryAssigned', data: { ...one, to: 'c1' } })
      .when(remind('2026-11-30'))
      .then({ type: 'EnquiryReminded', data: { ...one, due: '2026-11-30', what: 'due', to: 'c1' } })
    given(made, answered).when(remind('2026-12-01')).then()
  })

  it('waits again when a mail came back, which is noted once and of mails alone', () => {
    given(made, answered).when(bounce).then(bounced)
    given(made, answered, bounced).when(bounce).thenRefused('already-bounced')
    given(made).when(bounce).thenRefused('unknown-answer')
    given(made, answered, bounced, { type: 'EnquiryReminded', data: { ...one, due: '2026-11-30', what: 'due' } })
      .when({ ...one, type: 'Remind', today: '2026-12-01' })
      .then({ type: 'EnquiryReminded', data: { ...one, due: '2026-11-30', what: 'overdue' } })
  })

  it('becomes a gathering once, when it is an invitation', () => {
    const wish = { ...one, type: 'WishGathering', request: 'r1', details: words } as const
    const wished: EnquiryFact = { type: 'GatheringWished', data: { ...one, person: 'p1', request: 'r1', details: words } }
    given(made).when(wish).then(wished)
    given(made, wished).when(wish).thenRefused('already-asked-for')
    given({ type: 'EnquiryMade', data: { ...one, ...said, kind: 'idea' } })
      .when(wish)
      .thenRefused('not-an-invitation')
  })

  it('is not worked on any more once the person withdrew it, unless they say more', () => {
    const withdrawn: EnquiryFact = { type: 'EnquiryClosed', data: { ...one, outcome: 'withdrawn' } }
    const steps = [
      reply,
      close,
      { ...one, type: 'Reopen', due: '2026-12-07' },
      { ...one, type: 'WishGathering', request: 'r1', details: words },
      { ...one, type: 'Assign', to: 'c1', note: undefined },
    ] as const
    for (const step of steps) given(made, withdrawn).when(step).thenRefused('enquiry-withdrawn')
    given(made, withdrawn).when(goOn).then(continued, reopened, moved('2026-12-07'))
    given(made, withdrawn, continued, reopened).when(reply).then(answered)
    given(made, withdrawn, continued, reopened, closed).when(reply).thenRefused('enquiry-closed')
  })

  it('is closed with an outcome, by the person too, and opened again', () => {
    given(made).when(close).then(closed)
    given(made, closed).when(close).thenRefused('enquiry-closed')
    given(made)
      .when({ ...one, type: 'Withdraw' })
      .then({ type: 'EnquiryClosed', data: { ...one, outcome: 'withdrawn' } })
    given(made, closed)
      .when({ ...one, type: 'Withdraw' })
      .thenRefused('already-closed')
    given(made, closed)
      .when({ ...one, type: 'Reopen', due: '2026-12-07' })
      .then(reopened, moved('2026-12-07'))
    given(made)
      .when({ ...one, type: 'Reopen', due: '2026-12-07' })
      .thenRefused('not-closed')
  })
})
