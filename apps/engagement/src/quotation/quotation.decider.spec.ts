import type { IdentifyingSpan, QuotationFact } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { quotationDecider, type Source } from './quotation.decider.ts'

const one = { programme: 'luton', quotation: 'q1' }
const taken: IdentifyingSpan = { field: 'happened', from: 3, to: 7, kind: 'name' }
const allowed: Source = { consent: true, textVersion: 1, spans: [taken] }
const words = { ref: 'w', binding: 'b' }
const propose = (source: Partial<Source> = {}, from = 10, to = 15) =>
  ({
    type: 'Propose',
    ...one,
    contribution: 'c1',
    shown: { field: 'happened', from, to },
    textVersion: 1,
    source: { ...allowed, ...source },
    lengths: { happened: 20 },
  }) as const
const approve = (source: Partial<Source> = {}, by = 'publisher') =>
  ({ type: 'Approve', ...one, by, proposer: 'analyst', source: { ...allowed, ...source }, words }) as const
const refusal = { type: 'Refuse', ...one, reason: 'out-of-context' } as const
const withdraw = { type: 'Withdraw', ...one, why: 'consent-ended' } as const

const proposed: QuotationFact = { type: 'QuotationProposed', data: { ...one, contribution: 'c1', field: 'happened', from: 8, to: 13 } }
const approved: QuotationFact = { type: 'QuotationApproved', data: { ...one, words } }
const refused: QuotationFact = { type: 'QuotationRefused', data: { ...one, reason: 'out-of-context' } }
const withdrawn: QuotationFact = { type: 'QuotationWithdrawn', data: { ...one, why: 'consent-ended' } }
const { given } = specify(quotationDecider)

describe('proposing a quotation', () => {
  it('keeps where it is in the original', () => {
    given().when(propose()).then(proposed)
  })

  it('needs the consent of the teller', () => {
    given()
      .when(propose({ consent: false }))
      .thenRefused('no-consent')
  })

  it('needs de-identified words, in the version that was read', () => {
    given()
      .when(propose({ spans: undefined }))
      .thenRefused('not-de-identified')
    given()
      .when(propose({ textVersion: 2 }))
      .thenRefused('text-changed')
  })

  it('leaves alone what was taken out', () => {
    given()
      .when(propose({}, 0, 12))
      .thenRefused('touches-redaction')
    given()
      .when(propose({}, 8, 12))
      .thenRefused('touches-redaction')
  })

  it('stays inside the words', () => {
    given()
      .when(propose({}, 15, 22))
      .then({ type: 'QuotationProposed', data: { ...one, contribution: 'c1', field: 'happened', from: 13, to: 20 } })
    given()
      .when({ ...propose(), shown: { field: 'worked', from: 0, to: 1 } })
      .thenRefused('span-outside-words')
    given()
      .when(propose({}, 15, 15))
      .thenRefused('span-outside-words')
    given()
      .when(propose({}, 15, 23))
      .thenRefused('span-outside-words')
  })
})

describe('deciding on a quotation', () => {
  it('approves what somebody else proposed', () => {
    given(proposed).when(approve()).then(approved)
  })

  it('is not for the one who proposed it', () => {
    given(proposed).when(approve({}, 'analyst')).thenRefused('same-person-approves')
  })

  it('asks again for consent and de-identification', () => {
    given(proposed)
      .when(approve({ consent: false }))
      .thenRefused('no-consent')
    given(proposed)
      .when(approve({ spans: undefined }))
      .thenRefused('not-de-identified')
    given(proposed)
      .when(approve({ spans: [{ ...taken, from: 12, to: 14 }] }))
      .thenRefused('touches-redaction')
  })

  it('refuses for a reason', () => {
    given(proposed).when(refusal).then(refused)
  })

  it('happens once', () => {
    for (const decided of [approved, refused, withdrawn]) {
      given(proposed, decided).when(approve()).thenRefused('already-decided')
      given(proposed, decided).when(refusal).thenRefused('already-decided')
    }
  })

  it('needs a quotation', () => {
    given().when(approve()).thenRefused('unknown-quotation')
    given().when(refusal).thenRefused('unknown-quotation')
    given().when(withdraw).thenRefused('unknown-quotation')
  })
})

describe('taking a quotation back', () => {
  it('ends it whether it is public yet or not', () => {
    given(proposed).when(withdraw).then(withdrawn)
    given(proposed, approved).when(withdraw).then(withdrawn)
  })

  it('changes nothing when it has ended', () => {
    given(proposed, refused).when(withdraw).then()
    given(proposed, approved, withdrawn).when(withdraw).then()
  })
})
