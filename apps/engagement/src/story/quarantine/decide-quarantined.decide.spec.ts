import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { contributionDecider } from '../contribution.decider.ts'
import type { ContributionFact } from '../contribution.events.ts'

const of = { programme: 'luton', contribution: 'c1' }
const quarantined: ContributionFact = { type: 'ContributionQuarantined', data: { ...of, why: 'repeated' } }
const released: ContributionFact = { type: 'ContributionReleased', data: of }
const setAside: ContributionFact = { type: 'ContributionSetAside', data: of }
const letIn = { type: 'DecideQuarantined', ...of, decision: 'let-in' } as const
const putAside = { type: 'DecideQuarantined', ...of, decision: 'set-aside' } as const

describe('deciding about a story that is held back', () => {
  const { given } = specify(contributionDecider)

  it('lets it in', () => given(quarantined).when(letIn).then(released))

  it('sets it aside', () => given(quarantined).when(putAside).then(setAside))

  it('is done once', () => {
    given(quarantined, released).when(putAside).thenRefused('not-held-back')
    given(quarantined, setAside).when(letIn).thenRefused('not-held-back')
  })

  it('is not for stories that nobody held back', () => given().when(letIn).thenRefused('not-held-back'))
})
