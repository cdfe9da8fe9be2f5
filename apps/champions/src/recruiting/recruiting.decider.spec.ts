import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { recruitingDecider } from './recruiting.decider.ts'

const set = { type: 'Set', programme: 'luton', references: true, twoDecide: false, known: true } as const
const wasSet = { type: 'RecruitingSet', data: { programme: 'luton', references: true, twoDecide: false } } as const

describe('what a programme asks of applicants', () => {
  const { given } = specify(recruitingDecider)

  it('is set', () => given().when(set).then(wasSet))
  it('is set again when it changes', () =>
    given(wasSet)
      .when({ ...set, references: false, twoDecide: true })
      .then({ type: 'RecruitingSet', data: { programme: 'luton', references: false, twoDecide: true } }))
  it('is not recorded when it is what it was', () => {
    given(wasSet).when(set).then()
    given()
      .when({ ...set, references: false })
      .then()
  })
  it('is set for a programme that there is', () =>
    given()
      .when({ ...set, known: false })
      .thenRefused('unknown-programme'))
})
