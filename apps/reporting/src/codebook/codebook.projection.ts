import { type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { CodebookFact } from './codebook.events.ts'

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
  },
  key: ['programme', 'theme'],
}

export const codebookProjection: Projection = {
  name: 'codebook',
  version: 1,
  tables: [themes],
  types: ['ThemeDefined', 'ThemeReworded', 'ThemeMoved', 'ThemeRetired'],
  project(recorded) {
    const { type, data, position } = recorded as RecordedFact<CodebookFact>
    const { programme, theme } = data
    switch (type) {
      case 'ThemeDefined': {
        const { parent = null, order: sort, name, definition, origin } = data
        const words = { name: name.ref, definition: definition?.ref ?? null }
        return [put(themes, { programme, theme, parent, sort, defined: position, ...words, origin, retired: 0 })]
      }
      case 'ThemeReworded':
        return [patch(themes, { programme, theme }, { name: data.name.ref, definition: data.definition?.ref ?? null })]
      case 'ThemeMoved':
        return [patch(themes, { programme, theme }, { parent: data.parent ?? null, sort: data.order })]
      case 'ThemeRetired':
        return [patch(themes, { programme, theme }, { retired: 1 })]
    }
  },
}
