import { expect, it } from 'vitest'
import { careIn, type DatedCare, refsIn } from './care-view.ts'

const one = { programme: 'luton', application: 'a1' }
const sealed = (ref: string) => ({ ref, binding: 'b' })
const facts: DatedCare[] = [
  { type: 'TrainingCompleted', data: { ...one, module: 'm2', on: '2026-01-01' }, at: '2026-01-02T09:00:00.000Z' },
  { type: 'TrainingCompleted', data: { ...one, module: 'm1', on: '2026-10-01', expires: '2027-10-01' }, at: '2026-10-02T09:00:00.000Z' },
  { type: 'TrainingCompleted', data: { ...one, module: 'm1', on: '2025-11-01', expires: '2026-11-01' }, at: '2026-10-02T10:00:00.000Z' },
  { type: 'TrainingStruck', data: { ...one, module: 'm2', on: '2026-01-01' }, at: '2026-10-03T09:00:00.000Z' },
  {
    type: 'OneToOneArranged',
    data: { ...one, meeting: 'x1', startsAt: '2026-11-01T10:00:00.000Z', endsAt: '2026-11-01T10:30:00.000Z', place: sealed('cafe') },
    at: '2026-10-20T09:00:00.000Z',
  },
  { type: 'OneToOneHeld', data: { ...one, meeting: 'x1', note: sealed('note') }, at: '2026-11-01T11:00:00.000Z' },
  {
    type: 'OneToOneArranged',
    data: { ...one, meeting: 'x2', startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T10:30:00.000Z', place: sealed('phone') },
    at: '2026-11-02T09:00:00.000Z',
  },
  { type: 'SupportAsked', data: { ...one, ask: 'q1', words: sealed('sad') }, at: '2026-11-20T09:00:00.000Z' },
  { type: 'SupportAnswered', data: { ...one, ask: 'q1', words: sealed('ring') }, at: '2026-11-21T09:00:00.000Z' },
  { type: 'SupportAsked', data: { ...one, ask: 'q2' }, at: '2026-11-22T09:00:00.000Z' },
]

it('tells the newest day of a training first, whenever it was recorded, the talk to come first, and what was asked, the newest first', () => {
  const texts = new Map(['cafe', 'note', 'phone', 'sad'].map((ref) => [ref, `words of ${ref}`]))
  expect(careIn(facts, { of: (ref) => texts.get(ref ?? '') })).toStrictEqual({
    trainings: [
      { module: 'm1', on: '2026-10-01', expires: '2027-10-01' },
      { module: 'm1', on: '2025-11-01', expires: '2026-11-01' },
    ],
    meetings: [
      {
        meeting: 'x2',
        startsAt: '2026-12-01T10:00:00.000Z',
        endsAt: '2026-12-01T10:30:00.000Z',
        sequence: 0,
        cancelled: false,
        held: false,
        changedAt: '2026-11-02T09:00:00.000Z',
        place: 'words of phone',
      },
      {
        meeting: 'x1',
        startsAt: '2026-11-01T10:00:00.000Z',
        endsAt: '2026-11-01T10:30:00.000Z',
        sequence: 0,
        cancelled: false,
        held: true,
        changedAt: '2026-11-01T11:00:00.000Z',
        place: 'words of cafe',
        note: 'words of note',
      },
    ],
    asks: [
      { ask: 'q2', at: '2026-11-22T09:00:00.000Z', due: '2026-11-24' },
      { ask: 'q1', at: '2026-11-20T09:00:00.000Z', due: '2026-11-24', words: 'words of sad', answered: { at: '2026-11-21T09:00:00.000Z' } },
    ],
  })
  expect(refsIn(facts)).toStrictEqual(['cafe', 'note', 'phone', 'sad', 'ring'])
})
