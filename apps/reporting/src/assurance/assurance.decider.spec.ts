import { AssuranceKind, mayBeNone } from '@heard/contracts/reporting'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type AssuranceCommand, assuranceDecider } from './assurance.decider.ts'
import type { AssuranceFact } from './assurance.events.ts'

const { given } = specify(assuranceDecider)
const entry = '00000000-0000-7000-8000-000000000001'
const text = { ref: 't', binding: 'b' }
const content = { state: 'in-place', on: '2026-03-01', text } as const
type Recording = Extract<AssuranceCommand, { type: 'Record' }>
const record = (more: Partial<Recording> = {}): Recording => ({
  type: 'Record',
  entry,
  programme: 'luton',
  kind: 'dpia',
  today: '2026-03-01',
  ...content,
  ...more,
})
const revise = (more: Partial<Recording> = {}): AssuranceCommand => {
  const { kind: _kind, ...rest } = record(more)
  return { ...rest, type: 'Revise' }
}
const end: AssuranceCommand = { type: 'End', entry, programme: 'luton', today: '2026-03-02' }
const recorded = (more: Partial<AssuranceFact<'AssuranceRecorded'>['data']> = {}): AssuranceFact => ({
  type: 'AssuranceRecorded',
  data: { entry, programme: 'luton', kind: 'dpia', ...content, ...more },
})
const ended: AssuranceFact = { type: 'AssuranceEnded', data: { entry, programme: 'luton', on: '2026-03-02' } }

describe('the register of assurance', () => {
  it('records what is in place today', () => given().when(record()).then(recorded()))
  it('records what concerns the whole installation', () => {
    const { programme: _programme, ...everywhere } = { entry, programme: 'luton', kind: 'dpia', ...content } as const
    given()
      .when(record({ programme: undefined }))
      .then({ type: 'AssuranceRecorded', data: everywhere })
  })
  it('records the day of the next review, up to three years ahead', () =>
    given()
      .when(record({ reviewBy: '2029-03-01' }))
      .then(recorded({ reviewBy: '2029-03-01' })))
  it.each(['2026-03-01', '2026-02-28', '2029-03-02'])('refuses a next review on %s', (reviewBy) =>
    given().when(record({ reviewBy })).thenRefused('review-not-ahead'),
  )
  it('refuses a day that lies ahead', () =>
    given()
      .when(record({ on: '2026-03-02' }))
      .thenRefused('not-yet'))

  it('records for which role a training is', () =>
    given()
      .when(record({ kind: 'training', role: 'analyst' }))
      .then(recorded({ kind: 'training', role: 'analyst' })))
  it('refuses a training without a role', () =>
    given()
      .when(record({ kind: 'training' }))
      .thenRefused('role-missing'))
  it('refuses a role for anything else', () =>
    given()
      .when(record({ role: 'analyst' }))
      .thenRefused('role-does-not-fit'))

  it.each(mayBeNone)('takes a declaration that there is no %s', (kind) =>
    given()
      .when(record({ kind, state: 'declared-none' }))
      .then(recorded({ kind, state: 'declared-none' })),
  )
  it.each(AssuranceKind.options.filter((kind) => !mayBeNone.includes(kind)))('refuses a declaration that there is no %s', (kind) =>
    given()
      .when(record({ kind, state: 'declared-none' }))
      .thenRefused('none-does-not-fit'),
  )

  it('records an entry again as it is now, of the same kind', () =>
    given(recorded({ kind: 'dpia-action', state: 'to-do' }))
      .when(revise())
      .then(recorded({ kind: 'dpia-action' })))
  it('judges a changed entry as a new one', () =>
    given(recorded())
      .when(revise({ state: 'declared-none' }))
      .thenRefused('none-does-not-fit'))
  it('ends an entry', () => given(recorded()).when(end).then(ended))
  it('refuses to change or end what was never recorded', () => {
    given().when(revise()).thenRefused('unknown-entry')
    given().when(end).thenRefused('unknown-entry')
  })
  it('refuses to change or end what has ended', () => {
    given(recorded(), ended).when(revise()).thenRefused('entry-ended')
    given(recorded(), ended).when(end).thenRefused('entry-ended')
  })
})
