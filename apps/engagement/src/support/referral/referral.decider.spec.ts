import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { agreementDecider } from './agreement.decider.ts'
import { referralDecider } from './referral.decider.ts'
import type { AgreementFact, ReferralFact } from './referral.events.ts'

const one = { programme: 'luton', referral: 'r1' }
const details = { ref: 'd', binding: 'b' }
const consent = { purpose: 'share-partner', notice: 'a'.repeat(64), language: 'en' } as const
const asked: ReferralFact = { type: 'ReferralAsked', data: { ...one, piece: 'p1', person: 'x', details, agreement: 'w', consent } }
const sentAgain: ReferralFact = { type: 'ReferralSentAgain', data: { ...one, attempt: 2 } }
const acknowledged: ReferralFact = { type: 'ReferralAcknowledged', data: { ...one, by: 'partner' } }
const withdrawn: ReferralFact = { type: 'ReferralWithdrawn', data: one }
const ask = { type: 'Ask', ...one, piece: 'p1', person: 'x', details, agreement: 'w', consent } as const
const acknowledge = { type: 'Acknowledge', ...one, by: 'partner' } as const
const again = { type: 'SendAgain', standing: 'w', ...one } as const
const withdraw = { type: 'Withdraw', ...one } as const

describe('a request to a service', () => {
  const { given } = specify(referralDecider)
  it('is asked once, however often it is sent', () => given(asked).when(ask).then())
  it('is sent', () => given().when(ask).then(asked))
  it('is sent again while nobody has it', () => given(asked).when(again).then(sentAgain))
  it('is sent again only to the partner that the person agreed to', () => {
    given(asked)
      .when({ ...again, standing: 'another' })
      .thenRefused('other-agreement')
    given(asked)
      .when({ ...again, standing: undefined })
      .thenRefused('no-agreement')
  })
  it('counts how often it was sent', () =>
    given(asked, sentAgain)
      .when(again)
      .then({ type: 'ReferralSentAgain', data: { ...one, attempt: 3 } }))
  it('is acknowledged', () => given(asked, sentAgain).when(acknowledge).then(acknowledged))
  it('is acknowledged once', () => given(asked, acknowledged).when(acknowledge).thenRefused('already-acknowledged'))
  it('is not sent again to somebody who has it', () => given(asked, acknowledged).when(again).thenRefused('already-acknowledged'))
  it('is taken back before and after somebody has it', () => {
    given(asked).when(withdraw).then(withdrawn)
    given(asked, acknowledged).when(withdraw).then(withdrawn)
  })
  it('is taken back once', () => given(asked, withdrawn).when(withdraw).then())
  it('is nobody’s any more once it is taken back', () => {
    given(asked, withdrawn).when(acknowledge).thenRefused('referral-withdrawn')
    given(asked, withdrawn).when(again).thenRefused('referral-withdrawn')
  })
  it.each([again, acknowledge, withdraw])('does nothing that is not there: $type', (command) => given().when(command).thenRefused('unknown-referral'))
})

describe('an agreement with a service', () => {
  const { given } = specify(agreementDecider)
  const service = { programme: 'luton', piece: 'p1' }
  const words = { ref: 'w', binding: 'b' }
  const agree = (on: string) => ({ type: 'Agree', ...service, on, today: '2026-11-29', fields: ['about'], words }) as const
  const agreed: AgreementFact = {
    type: 'ReferralsAgreed',
    data: { ...service, on: '2026-11-29', fields: ['name', 'contact', 'about'], words },
  }
  const ended: AgreementFact = { type: 'ReferralsEnded', data: service }

  it('always passes on a name and how to reach them', () => given().when(agree('2026-11-29')).then(agreed))
  it('can be agreed anew', () => given(agreed).when(agree('2026-11-29')).then(agreed))
  it('is not made in the future', () => given().when(agree('2026-11-30')).thenRefused('in-the-future'))
  it('ends', () =>
    given(agreed)
      .when({ type: 'End', ...service })
      .then(ended))
  it('ends once', () =>
    given(agreed, ended)
      .when({ type: 'End', ...service })
      .thenRefused('no-agreement'))
})
