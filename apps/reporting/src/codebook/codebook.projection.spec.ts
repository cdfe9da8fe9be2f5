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
const changed = { op: 'increase', table: 'themes', where, by: { version: 1 } }

describe('the codebook as rows', () => {
  it('has a theme with its wording as references', () =>
    expect(
      changes({ type: 'ThemeDefined', data: { ...of, parent: 't0', name: { ref: 'n', binding: 'b' }, order: 2, origin: 'person' } }),
    ).toStrictEqual([
      {
        op: 'put',
        table: 'themes',
        row: {
          ...of,
          parent: 't0',
          sort: 2,
          defined: 7n,
          name: 'n',
          definition: null,
          origin: 'person',
          retired: 0,
          counts_as: null,
          part_of: null,
          taken_back: 0,
          version: 1,
        },
      },
    ]))
  it('follows new words, a new place and the end of its use', () => {
    const definition = { ref: 'd', binding: 'b' }
    expect(changes({ type: 'ThemeReworded', data: { ...of, name: { ref: 'n2', binding: 'b' }, definition } })).toStrictEqual([
      { op: 'patch', table: 'themes', where, set: { name: 'n2', definition: 'd' } },
      changed,
    ])
    expect(changes({ type: 'ThemeMoved', data: { ...of, order: 4 } })).toStrictEqual([
      { op: 'patch', table: 'themes', where, set: { parent: null, sort: 4 } },
      changed,
    ])
    expect(changes({ type: 'ThemeRetired', data: of })).toStrictEqual([{ op: 'patch', table: 'themes', where, set: { retired: 1 } }, changed])
    expect(changes({ type: 'ThemeBroughtBack', data: of })).toStrictEqual([{ op: 'patch', table: 'themes', where, set: { retired: 0 } }, changed])
  })
  const recounted = (type: string, data: object) => ({
    op: 'put',
    table: 'recountings',
    row: { programme: 'luton', position: 7n, at: '2026-01-10T09:00:00.000Z', type, data: JSON.stringify(data) },
  })
  it('follows what a theme counts as', () => {
    const merged = { ...of, into: 't2' }
    expect(changes({ type: 'ThemeMerged', data: merged })).toStrictEqual([
      { op: 'patch', table: 'themes', where, set: { counts_as: 't2' } },
      changed,
      recounted('ThemeMerged', merged),
    ])
    expect(changes({ type: 'ThemeMergeUndone', data: of })).toStrictEqual([
      { op: 'patch', table: 'themes', where, set: { counts_as: null } },
      changed,
      recounted('ThemeMergeUndone', of),
    ])
  })
  it('follows a split, its end, and its undoing, after which the parts count as the theme', () => {
    const splitting = { ...of, split: 's1', parts: ['t2', 't3'] }
    const part = (theme: string) => ({ op: 'patch', table: 'themes', where: { programme: 'luton', theme }, set: { part_of: 's1' } })
    expect(changes({ type: 'ThemeSplit', data: splitting })).toStrictEqual([
      { op: 'put', table: 'theme_splits', row: { ...of, split: 's1', begun: 7n, parts: '["t2","t3"]', finished: 0 } },
      part('t2'),
      part('t3'),
      changed,
      recounted('ThemeSplit', splitting),
    ])
    const ended = { ...of, split: 's1' }
    expect(changes({ type: 'SplitFinished', data: ended })).toStrictEqual([
      { op: 'patch', table: 'theme_splits', where: { programme: 'luton', split: 's1' }, set: { finished: 1 } },
      changed,
      recounted('SplitFinished', ended),
    ])
    expect(changes({ type: 'SplitUndone', data: ended })).toStrictEqual([
      { op: 'remove', table: 'theme_splits', where: { programme: 'luton', split: 's1' } },
      { op: 'patch', table: 'themes', where: { programme: 'luton', part_of: 's1' }, set: { counts_as: 't1', taken_back: 1 } },
      changed,
      recounted('SplitUndone', ended),
    ])
  })
})
