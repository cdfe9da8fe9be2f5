import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type TrainingCommand, type TrainingFact, trainingDecider } from './training.decider.ts'

const one = { programme: 'luton', module: 'm1' }
const words = { ref: 'r', binding: 'b' }
const times = { startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T12:00:00.000Z' }
const begin: TrainingCommand = { ...one, type: 'Set', fresh: true, name: words, about: undefined, required: true, months: 12, link: undefined }
const was: TrainingFact = { type: 'TrainingSet', data: { ...one, name: words, required: true, months: 12 } }
const plan: TrainingCommand = { ...one, type: 'Plan', lesson: 's1', ...times, place: words, now: '2026-11-23T09:00:00.000Z' }
const planned: TrainingFact = { type: 'TrainingSessionPlanned', data: { ...one, lesson: 's1', ...times, place: words } }
const callOff: TrainingCommand = { ...one, type: 'CallOff', lesson: 's1' }
const calledOff: TrainingFact = { type: 'TrainingSessionCalledOff', data: { ...one, lesson: 's1' } }
const retire: TrainingCommand = { ...one, type: 'Retire' }
const retired: TrainingFact = { type: 'TrainingRetired', data: one }

describe('what champions learn', () => {
  const { given } = specify(trainingDecider)

  it('is named once, and changed as often as it is', () => {
    given().when(begin).then(was)
    given(was).when(begin).then()
    given(was)
      .when({ ...begin, fresh: false, required: false, months: undefined, about: words, link: words })
      .then({ type: 'TrainingSet', data: { ...one, name: words, required: false, about: words, link: words } })
    given()
      .when({ ...begin, fresh: false })
      .thenRefused('unknown-module')
  })
  it('has sessions ahead, each planned and called off once', () => {
    given(was).when(plan).then(planned)
    given(was, planned).when(plan).then()
    given(was)
      .when({ ...plan, now: times.startsAt } as TrainingCommand)
      .thenRefused('in-the-past')
    given(was, planned).when(callOff).then(calledOff)
    given(was, planned, calledOff).when(callOff).then()
    given(was).when(callOff).thenRefused('unknown-lesson')
    given().when(plan).thenRefused('unknown-module')
  })
  it('is taught no longer', () => {
    given(was).when(retire).then(retired)
    given(was, retired).when(plan).thenRefused('module-retired')
    given(was, retired)
      .when({ ...begin, fresh: false })
      .thenRefused('module-retired')
  })
})
