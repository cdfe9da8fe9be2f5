import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type WorkCommand, type WorkFact, workDecider } from './work.decider.ts'

const one = { programme: 'luton', work: 'w1' }
const name = { ref: 'r', binding: 'b' }
const begin = (communities: readonly string[], known = true): WorkCommand => ({ ...one, type: 'Begin', name, communities, known })
const end: WorkCommand = { ...one, type: 'End' }
const begun: WorkFact = { type: 'WorkBegun', data: { ...one, name, communities: ['somali', 'polish'] } }
const ended: WorkFact = { type: 'WorkEnded', data: one }

describe('a piece of work', () => {
  const { given } = specify(workDecider)

  it('brings communities together', () =>
    given()
      .when(begin(['somali', 'polish']))
      .then(begun))
  it('is for two communities or more', () =>
    given()
      .when(begin(['somali', 'somali']))
      .thenRefused('one-community'))
  it('is for communities that there are', () =>
    given()
      .when(begin(['somali', 'polish'], false))
      .thenRefused('unknown-community'))
  it('begins once', () =>
    given(begun)
      .when(begin(['somali', 'polish']))
      .then())
  it('ends once', () => {
    given(begun).when(end).then(ended)
    given(begun, ended).when(end).thenRefused('work-over')
    given().when(end).thenRefused('unknown-work')
  })
})
