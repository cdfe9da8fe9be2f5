import { specify } from '@heard/event-sourcing/testing'
import { describe, expect, it } from 'vitest'
import { contributionDecider } from '../story/contribution.decider.ts'
import type { ContributionFact } from '../story/contribution.events.ts'
import { consentUntil } from './consent-until.ts'

const of = { programme: 'luton', contribution: 'c1', purpose: 'contact', notice: { version: 1, language: 'en', hash: 'h' } }
const said = (type: 'ConsentGiven' | 'ConsentRenewed' | 'ConsentWithdrawn', record: string): ContributionFact => ({
  type,
  data: { ...of, record, mode: 'web' },
})
const expired: ContributionFact = { type: 'ConsentExpired', data: { ...of, record: 'new' } }
const expire = { type: 'ExpireConsent', programme: 'luton', contribution: 'c1', purpose: 'contact', standing: 'r1', record: 'new' } as const

describe('the end of a consent', () => {
  const { given } = specify(contributionDecider)

  it('is recorded for the record that still stands, once', () => {
    given(said('ConsentGiven', 'r1')).when(expire).then(expired)
    given(said('ConsentGiven', 'r1'), expired).when(expire).then()
  })

  it('does not touch what was renewed, withdrawn or never given', () => {
    given(said('ConsentGiven', 'r1'), said('ConsentRenewed', 'r2')).when(expire).then()
    given(said('ConsentGiven', 'r1'), said('ConsentWithdrawn', 'r2')).when(expire).then()
    given().when(expire).then()
  })

  it('is on the same day of its last month, or that month’s last day', () => {
    expect([consentUntil('2026-11-23T23:59:59.000Z', 24), consentUntil('2027-12-31T00:00:00.000Z', 2)]).toEqual(['2028-11-23', '2028-02-29'])
  })
})
