import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import type { VisitFact } from './audit.events.ts'
import { visitDecider } from './visit.decider.ts'

const { given } = specify(visitDecider)
const marked = (position: number): VisitFact => ({ type: 'VisitMarked', data: { position } })

describe('marking a visit', () => {
  it('keeps how far the record was seen', () => given().when({ position: 7, head: 9 }).then(marked(7)))
  it('goes on from the last visit, up to the newest fact', () => given(marked(7)).when({ position: 9, head: 9 }).then(marked(9)))
  it('changes nothing at the same place', () => given(marked(7)).when({ position: 7, head: 9 }).then())
  it('refuses to go back', () => given(marked(7)).when({ position: 6, head: 9 }).thenRefused('behind-your-last-visit'))
  it('refuses what lies ahead of the record', () => given().when({ position: 10, head: 9 }).thenRefused('ahead-of-the-record'))
})
