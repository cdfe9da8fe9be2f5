import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { contributionDecider } from '../contribution.decider.ts'
import type { ContributionFact } from '../contribution.events.ts'
import type { ChangeConsentCommand } from './change-consent.decide.ts'

const of = { programme: 'luton', contribution: 'c1' }
const notice = (version: number) => ({ version, language: 'en', hash: `h${version}` })
const shared: ContributionFact = {
  type: 'ContributionShared',
  data: { ...of, origin: 'story', person: 'p1', about: 'myself', stages: [], language: 'en', mode: 'web', words: { ref: 'w', binding: 'b' } },
}
const consent = (
  type: 'ConsentGiven' | 'ConsentRenewed' | 'ConsentRefused' | 'ConsentWithdrawn',
  record: string,
  version: number,
): ContributionFact => ({
  type,
  data: { ...of, record, purpose: 'analysis', notice: notice(version), mode: 'web' },
})
const expired = (record: string, version: number): ContributionFact => ({
  type: 'ConsentExpired',
  data: { ...of, record, purpose: 'analysis', notice: notice(version) },
})
const change = (given: boolean, version: number): ChangeConsentCommand => ({
  type: 'ChangeConsent',
  ...of,
  record: 'new',
  choice: { purpose: 'analysis', given, noticeVersion: version, noticeHash: `h${version}`, language: 'en' },
  notices: [{ purpose: 'analysis', version: 2, hashes: ['h2'], required: true }],
})

describe('changing a consent', () => {
  const { given } = specify(contributionDecider)

  it('withdraws what was given, and names the words that had been agreed to', () => {
    given(shared, consent('ConsentGiven', 'r1', 1))
      .when(change(false, 2))
      .then(consent('ConsentWithdrawn', 'new', 1))
  })
  it('gives after a refusal or a withdrawal, to the words in force', () => {
    given(shared, consent('ConsentRefused', 'r1', 2))
      .when(change(true, 2))
      .then(consent('ConsentGiven', 'new', 2))
    given(shared, consent('ConsentGiven', 'r1', 2), consent('ConsentWithdrawn', 'r2', 2))
      .when(change(true, 2))
      .then(consent('ConsentGiven', 'new', 2))
  })
  it('renews what is given, to newer words', () => {
    given(shared, consent('ConsentGiven', 'r1', 1))
      .when(change(true, 2))
      .then(consent('ConsentRenewed', 'new', 2))
  })
  it('gives, and does not renew, after it expired', () => {
    given(shared, consent('ConsentGiven', 'r1', 1), expired('r2', 1))
      .when(change(true, 2))
      .then(consent('ConsentGiven', 'new', 2))
  })
  it('gives for a purpose that had never been asked', () => {
    given(shared)
      .when(change(true, 2))
      .then(consent('ConsentGiven', 'new', 2))
  })
  it('refuses to withdraw what was not given', () => {
    given(shared).when(change(false, 2)).thenRefused('nothing-to-withdraw')
    given(shared, consent('ConsentGiven', 'r1', 2), consent('ConsentWithdrawn', 'r2', 2))
      .when(change(false, 2))
      .thenRefused('nothing-to-withdraw')
  })
  it('refuses consent to words that are not in force', () => {
    given(shared).when(change(true, 1)).thenRefused('notice-changed')
  })
  it('refuses to give twice to the same words', () => {
    given(shared, consent('ConsentGiven', 'r1', 2))
      .when(change(true, 2))
      .thenRefused('given-already')
  })
  it('needs a contribution', () => {
    given().when(change(true, 2)).thenRefused('unknown-contribution')
  })
})
