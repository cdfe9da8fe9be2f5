import type { AssessedPart } from '@heard/contracts/reporting'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssessmentCommand, assessmentDecider, type Conclude, type ProposeAssessment, type WritePart } from './assessment.decider.ts'
import type { AssessmentFact } from './assessment.events.ts'

const { given } = specify(assessmentDecider)
const programme = 'luton'
const of = { programme, assessment: 'a1' }
const sealed = (ref: string) => ({ ref, binding: ref })
const race: AssessedPart = { by: 'characteristic', id: 'race' }
const words = { says: sealed('s'), impact: sealed('i'), action: sealed('c'), decides: sealed('d'), reviewOn: '2027-06-01' }
const today = '2026-11-30'

const write = (more: Partial<WritePart> = {}): WritePart => ({
  type: 'Write',
  ...of,
  part: race,
  isKnown: true,
  ...words,
  today,
  forget: false,
  saves: 0,
  ...more,
})
const conclude = (more: Partial<Conclude> = {}): Conclude => ({ type: 'Conclude', ...of, conclusion: sealed('o'), forget: false, saves: 0, ...more })
const propose = (more: Partial<ProposeAssessment> = {}): ProposeAssessment => ({
  type: 'Propose',
  programme,
  by: 'ann',
  today,
  release: 3,
  saves: 2,
  ...more,
})
const approve = (by = 'bob', assessment = 'a1'): AssessmentCommand => ({ type: 'Approve', programme, assessment, by, today })
const putBack = (assessment = 'a1'): AssessmentCommand => ({ type: 'PutBack', programme, assessment, reason: sealed('r') })

const written: AssessmentFact = { type: 'AssessmentPartWritten', data: { ...of, part: race, ...words, forget: false } }
const concluded: AssessmentFact = { type: 'AssessmentConcluded', data: { ...of, conclusion: sealed('o'), forget: false } }
const proposed: AssessmentFact = { type: 'AssessmentProposed', data: { ...of, proposedBy: 'ann', on: today, release: 3 } }
const wasPutBack: AssessmentFact = { type: 'AssessmentPutBack', data: { ...of, reason: sealed('r') } }
const approved: AssessmentFact = { type: 'AssessmentApproved', data: { ...of, version: 1, on: today, proposedBy: 'ann' } }

describe('a part of the assessment', () => {
  it('is written, and written again by whoever saw how it was', () => {
    given().when(write()).then(written)
    given(written)
      .when(write({ saves: 1, assessment: 'a2' }))
      .then(written)
  })
  it('says where its earlier words named somebody', () =>
    given(written)
      .when(write({ saves: 1, forget: true }))
      .then({ ...written, data: { ...written.data, forget: true } }))
  it('does not take the place of what somebody else saved meanwhile', () => given(written).when(write()).thenRefused('draft-changed'))
  it('is apart from other parts, of which each is saved by itself', () =>
    given(written)
      .when(write({ part: { by: 'community', id: 'south-asian' } }))
      .then({ ...written, data: { ...written.data, part: { by: 'community', id: 'south-asian' } } }))
  it('is about somebody whom the programme or the law names', () =>
    given()
      .when(write({ isKnown: false }))
      .thenRefused('unknown-part'))
  it('is looked at again today at the earliest', () => {
    given()
      .when(write({ reviewOn: '2026-11-29' }))
      .thenRefused('review-in-the-past')
    given()
      .when(write({ reviewOn: today }))
      .then({ ...written, data: { ...written.data, reviewOn: today } })
  })
  it('rests while it waits for a second person', () => {
    given(written, concluded, proposed)
      .when(write({ saves: 1 }))
      .thenRefused('assessment-proposed')
    given(written, concluded, proposed, wasPutBack)
      .when(write({ saves: 1 }))
      .then(written)
  })
})

describe('the conclusion', () => {
  it('is written under the same rules', () => {
    given().when(conclude()).then(concluded)
    given(concluded).when(conclude()).thenRefused('draft-changed')
    given(written, concluded, proposed)
      .when(conclude({ saves: 1 }))
      .thenRefused('assessment-proposed')
  })
})

describe('an assessment', () => {
  it('is proposed as it was read, beside a release of the tables', () => given(written, concluded).when(propose()).then(proposed))
  it('may be proposed before anything was released', () =>
    given(written, concluded)
      .when(propose({ release: undefined }))
      .then({ type: 'AssessmentProposed', data: { ...of, proposedBy: 'ann', on: today } }))
  it('is not proposed without a part or without a conclusion', () => {
    given(written)
      .when(propose({ saves: 1 }))
      .thenRefused('not-written')
    given(concluded)
      .when(propose({ saves: 1 }))
      .thenRefused('not-written')
  })
  it('is not proposed by somebody who saw it as it was before', () =>
    given(written, concluded)
      .when(propose({ saves: 1 }))
      .thenRefused('draft-changed'))
  it('is proposed once', () => given(written, concluded, proposed).when(propose()).thenRefused('assessment-proposed'))
  it('is approved by a second person', () => {
    given(written, concluded, proposed).when(approve()).then(approved)
    given(written, concluded, proposed).when(approve('ann')).thenRefused('same-person-approves')
  })
  it('is decided about once, and only while it waits', () => {
    for (const command of [approve(), putBack()]) {
      given(written, concluded).when(command).thenRefused('unknown-proposal')
      given(written, concluded, proposed, approved).when(command).thenRefused('unknown-proposal')
    }
    given(written, concluded, proposed).when(approve('bob', 'a9')).thenRefused('unknown-proposal')
    given(written, concluded, proposed).when(putBack()).then(wasPutBack)
  })
  it('has a next version once something was written', () => {
    given(written, concluded, proposed, approved).when(propose()).thenRefused('nothing-changed')
    const again = { ...written, data: { ...written.data, assessment: 'a2' } }
    given(written, concluded, proposed, approved)
      .when(write({ saves: 1, assessment: 'a2' }))
      .then(again)
    given(written, concluded, proposed, approved, again)
      .when(propose({ saves: 3 }))
      .then({ ...proposed, data: { ...proposed.data, assessment: 'a2' } } as AssessmentFact)
  })
  it('never loses a version, whatever is tried', () => {
    const command = fc.constantFrom<(saves: number) => AssessmentCommand>(
      (saves) => write({ saves }),
      (saves) => conclude({ saves }),
      (saves) => propose({ saves }),
      () => approve(),
      () => approve('ann'),
      () => putBack(),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.nat(6)), { maxLength: 40 }), (tries) => {
        let state = assessmentDecider.initial
        for (const [make, saves] of tries) {
          const before = state.versions
          const decision = assessmentDecider.decide(make(saves), state)
          state = 'refused' in decision ? state : decision.accepted.reduce(assessmentDecider.evolve, state)
          expect(state.versions.slice(0, before.length)).toStrictEqual(before)
          expect(state.versions.map(({ version }) => version)).toStrictEqual(state.versions.map((_, index) => index + 1))
          for (const version of state.versions) expect([version.parts.length > 0, version.conclusion !== undefined]).toStrictEqual([true, true])
        }
      }),
    )
  })
})
