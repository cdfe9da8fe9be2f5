import { expect, it } from 'vitest'
import { openingsProjection } from './openings.projection.ts'

const at = '2026-11-23T10:00:00.000Z'
const record = (type: string, data: object, actor = 'a1') =>
  openingsProjection.project({ id: 'f1', type, version: 1, data, metadata: { actor, at }, stream: 's', revision: 0n, position: 1n })
const sealed = (ref: string) => ({ ref, binding: 'b' })

it('knows what each reference belongs to', () => {
  const owned = (ref: string, owner: string) => ({ op: 'put', table: 'openable', row: { ref, owner } })
  expect(record('ContributionShared', { contribution: 'c1', words: sealed('w'), attributes: sealed('a') })).toEqual([
    owned('w', 'c1'),
    owned('a', 'c1'),
  ])
  expect(record('ContributionImported', { contribution: 'c2', words: sealed('w2') })).toEqual([owned('w2', 'c2')])
  expect(record('ContributionCorrected', { contribution: 'c1', words: sealed('w3') })).toEqual([owned('w3', 'c1')])
  expect(record('FollowAsked', { follow: 'x1', address: sealed('e') })).toEqual([owned('e', 'x1')])
})

it('keeps an opening once for each reference that was opened, and none for what was refused or unreadable', () => {
  const data = { purpose: 'narrative', reason: 'read', opened: ['w', 'w2'], refused: ['w3'], unreadable: ['a'] }
  const row = { fact: 'f1', at, actor: 'a1', purpose: 'narrative', reason: 'read' }
  expect(record('PersonalDataOpened', data)).toEqual([
    { op: 'put', table: 'openings', row: { ref: 'w', ...row } },
    { op: 'put', table: 'openings', row: { ref: 'w2', ...row } },
  ])
})
