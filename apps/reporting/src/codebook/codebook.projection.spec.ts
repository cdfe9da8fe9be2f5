import type { RecordedFact } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import type { CodebookFact } from './codebook.events.ts'
import { codebookProjection } from './codebook.projection.ts'

const changes = (fact: CodebookFact) => {
  const recorded: RecordedFact = {
    ...fact,
    id: 'f1',
    version: 1,
    stream: 'codebook-luton',
    revision: 3n,
    position: 7n,
    metadata: { actor: 'system', at: '2026-01-10T09:00:00.000Z' },
  }
  return codebookProjection.project(recorded)
}
const of = { programme: 'luton', theme: 't1' }
const where = of

describe('the codebook as rows', () => {
  it('has a theme with its wording as references', () =>
    expect(
      changes({ type: 'ThemeDefined', data: { ...of, parent: 't0', name: { ref: 'n', binding: 'b' }, order: 2, origin: 'person' } }),
    ).toStrictEqual([
      {
        op: 'put',
        table: 'themes',
        row: { ...of, parent: 't0', sort: 2, defined: 7n, name: 'n', definition: null, origin: 'person', retired: 0 },
      },
    ]))
  it('follows new words, a new place and the end of its use', () => {
    const definition = { ref: 'd', binding: 'b' }
    expect(changes({ type: 'ThemeReworded', data: { ...of, name: { ref: 'n2', binding: 'b' }, definition } })).toStrictEqual([
      { op: 'patch', table: 'themes', where, set: { name: 'n2', definition: 'd' } },
    ])
    expect(changes({ type: 'ThemeMoved', data: { ...of, order: 4 } })).toStrictEqual([
      { op: 'patch', table: 'themes', where, set: { parent: null, sort: 4 } },
    ])
    expect(changes({ type: 'ThemeRetired', data: of })).toStrictEqual([{ op: 'patch', table: 'themes', where, set: { retired: 1 } }])
  })
})
