import { type Change, increase, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'
import type { CodebookFact } from './codebook.events.ts'
import type { Recounting } from './lineage.ts'

/** Names and definitions are refs of published wording. `defined` is the position of the fact, which settles equal places. */
const themes: Table = {
  name: 'themes',
  columns: {
    programme: 'TEXT',
    theme: 'TEXT',
    parent: 'TEXT NULL',
    sort: 'INTEGER',
    defined: 'INTEGER',
    name: 'TEXT',
    definition: 'TEXT NULL',
    origin: 'TEXT',
    retired: 'INTEGER',
    counts_as: 'TEXT NULL',
    /** The split whose part it is, and whether that was undone. */
    part_of: 'TEXT NULL',
    taken_back: 'INTEGER',
    version: 'INTEGER',
  },
  key: ['programme', 'theme'],
}

const splits: Table = {
  name: 'theme_splits',
  columns: { programme: 'TEXT', split: 'TEXT', theme: 'TEXT', begun: 'INTEGER', parts: 'TEXT', finished: 'INTEGER' },
  key: ['programme', 'split'],
}

/** Facts by which themes count otherwise, as they are: what was released before them is compared by them. */
const recountings: Table = {
  name: 'recountings',
  columns: { programme: 'TEXT', position: 'INTEGER', at: 'TEXT', type: 'TEXT', data: 'TEXT' },
  key: ['programme', 'position'],
}
const recounting: readonly string[] = ['ThemeMerged', 'ThemeMergeUndone', 'ThemeSplit', 'SplitFinished', 'SplitUndone'] satisfies Recounting['type'][]

const recountedBy = ({ type, data, position, metadata: { at } }: RecordedFact<CodebookFact>): readonly Change[] =>
  recounting.includes(type) ? [put(recountings, { programme: data.programme, position, at, type, data: JSON.stringify(data) })] : []

type Changed = Exclude<CodebookFact, { type: 'ThemeDefined' }>

const changesOf = ({ type, data }: Changed, position: bigint): readonly Change[] => {
  const { programme, theme } = data
  const where = { programme, theme }
  switch (type) {
    case 'ThemeReworded':
      return [patch(themes, where, { name: data.name.ref, definition: data.definition?.ref ?? null })]
    case 'ThemeMoved':
      return [patch(themes, where, { parent: data.parent ?? null, sort: data.order })]
    case 'ThemeRetired':
      return [patch(themes, where, { retired: 1 })]
    case 'ThemeBroughtBack':
      return [patch(themes, where, { retired: 0 })]
    case 'ThemeMerged':
      return [patch(themes, where, { counts_as: data.into })]
    case 'ThemeMergeUndone':
      return [patch(themes, where, { counts_as: null })]
    case 'ThemeSplit':
      return [
        put(splits, { programme, split: data.split, theme, begun: position, parts: JSON.stringify(data.parts), finished: 0 }),
        ...data.parts.map((part) => patch(themes, { programme, theme: part }, { part_of: data.split })),
      ]
    case 'SplitFinished':
      return [patch(splits, { programme, split: data.split }, { finished: 1 })]
    case 'SplitUndone':
      return [
        remove(splits, { programme, split: data.split }),
        patch(themes, { programme, part_of: data.split }, { counts_as: theme, taken_back: 1 }),
      ]
  }
}

export const codebookProjection: Projection = {
  name: 'codebook',
  version: 2,
  tables: [themes, splits, recountings],
  types: [
    'ThemeDefined',
    'ThemeReworded',
    'ThemeMoved',
    'ThemeRetired',
    'ThemeBroughtBack',
    'ThemeMerged',
    'ThemeMergeUndone',
    'ThemeSplit',
    'SplitFinished',
    'SplitUndone',
  ],
  project(recorded) {
    const fact = recorded as RecordedFact<CodebookFact>
    const { programme, theme } = fact.data
    if (fact.type !== 'ThemeDefined')
      return [...changesOf(fact, fact.position), increase(themes, { programme, theme }, { version: 1 }), ...recountedBy(fact)]
    const { parent = null, order: sort, name, definition, origin } = fact.data
    const words = { name: name.ref, definition: definition?.ref ?? null }
    const fresh = { retired: 0, counts_as: null, part_of: null, taken_back: 0, version: 1 }
    return [put(themes, { programme, theme, parent, sort, defined: fact.position, ...words, origin, ...fresh })]
  },
}
