import type { ActivityContent } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActivityCommand, type ActivityFact, activitiesOf, activityDecider } from './activity.decider.ts'

const one = { programme: 'luton', application: 'a1', activity: 'x1' }
const today = '2026-11-23'
const content: ActivityContent = { kind: 'awareness', minutes: 60, on: '2026-11-22', reach: 12 }
const pointing: ActivityContent = { kind: 'signposting', minutes: 15, on: today, services: ['s1'], channel: 'phone' }
const log = (told: ActivityContent = content): Extract<ActivityCommand, { type: 'Log' }> => ({
  ...one,
  type: 'Log',
  content: told,
  today,
  known: true,
  community: 'somali',
  elsewhere: false,
})
const correct = (told: ActivityContent): Extract<ActivityCommand, { type: 'Correct' }> => ({
  ...one,
  type: 'Correct',
  content: told,
  today,
  known: true,
})
const takeBack: ActivityCommand = { ...one, type: 'TakeBack' }
const logged: ActivityFact = { type: 'ActivityLogged', data: { ...one, community: 'somali', ...content } }
const corrected: ActivityFact = { type: 'ActivityCorrected', data: { ...one, ...pointing } }
const takenBack: ActivityFact = { type: 'ActivityTakenBack', data: one }

const { given } = specify(activityDecider)

describe('what a champion did', () => {
  it('is logged, with the community that they belong to', () => given().when(log()).then(logged))
  it('is logged once, however often it is sent, also after it was taken back', () => {
    given(logged).when(log()).then()
    given(logged, takenBack).when(log()).then()
  })
  it('is refused under an id that something else is logged under', () => given(logged).when(log(pointing)).thenRefused('already-logged'))
  it('needs a community, which the role is for', () => {
    given()
      .when({ ...log(), community: undefined })
      .thenRefused('not-assigned')
    given()
      .when({ ...log(), elsewhere: true })
      .thenRefused('role-elsewhere')
  })
  it('was within the last year', () => {
    for (const on of ['2026-11-24', '2025-11-01'])
      given()
        .when(log({ ...content, on }))
        .thenRefused('not-within-a-year')
  })
  it('names services of the directory, each once', () => {
    given()
      .when({ ...log(pointing), known: false })
      .thenRefused('unknown-piece')
    given()
      .when(log({ ...pointing, services: ['s1', 's1'] }))
      .then({ type: 'ActivityLogged', data: { ...one, community: 'somali', ...pointing } })
  })
  it('is put right as a whole, and stays where it was logged', () => {
    given(logged).when(correct(pointing)).then(corrected)
    given(logged, corrected).when(correct(pointing)).then()
    given().when(correct(pointing)).thenRefused('unknown-activity')
    given(logged, takenBack).when(correct(pointing)).thenRefused('unknown-activity')
    given(logged)
      .when(correct({ ...pointing, on: '2026-12-01' }))
      .thenRefused('not-within-a-year')
    given(logged)
      .when({ ...correct(pointing), known: false })
      .thenRefused('unknown-piece')
    expect(activitiesOf(fold(activityDecider, [logged, corrected]))).toEqual([{ activity: 'x1', community: 'somali', ...pointing }])
  })
  it('is taken back, once', () => {
    given(logged).when(takeBack).then(takenBack)
    given(logged, takenBack).when(takeBack).then()
    given().when(takeBack).thenRefused('unknown-activity')
    expect(activitiesOf(fold(activityDecider, [logged, takenBack]))).toEqual([])
  })
})

it('whatever is sent how often in whatever order, each entry counts once at most', () => {
  const name = fc.constantFrom('x1', 'x2', 'x3')
  const told = fc.constantFrom(content, pointing)
  const command = fc.oneof(
    fc.tuple(name, told).map(([activity, what]): ActivityCommand => ({ ...log(what), activity })),
    fc.tuple(name, told).map(([activity, what]): ActivityCommand => ({ ...correct(what), activity })),
    name.map((activity): ActivityCommand => ({ ...takeBack, activity })),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const facts: ActivityFact[] = []
      for (const each of commands) {
        for (const again of [each, each]) {
          const before = facts.length
          const decided = activityDecider.decide(again, fold(activityDecider, facts))
          if ('accepted' in decided) facts.push(...decided.accepted)
          expect(facts.length - before).toBeLessThanOrEqual(1)
        }
      }
      const logs = facts.filter(({ type }) => type === 'ActivityLogged').map(({ data }) => data.activity)
      expect(new Set(logs).size).toBe(logs.length)
      const counting = logs.filter((activity) => !facts.some(({ type, data }) => type === 'ActivityTakenBack' && data.activity === activity))
      expect(
        activitiesOf(fold(activityDecider, facts))
          .map(({ activity }) => activity)
          .toSorted(),
      ).toEqual(counting.toSorted())
    }),
  )
})
