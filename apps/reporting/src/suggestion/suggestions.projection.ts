import { type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { SuggestedFact, SuggestingFact } from './suggestion.events.ts'

const suggesting: Table = { name: 'suggesting', columns: { programme: 'TEXT', on_now: 'INTEGER' }, key: ['programme'] }
const models: Table = {
  name: 'suggestion_models',
  columns: {
    programme: 'TEXT',
    number: 'INTEGER',
    at: 'TEXT',
    contributions: 'INTEGER',
    people: 'INTEGER',
    themes: 'INTEGER',
    words: 'INTEGER',
    right: 'INTEGER',
    f1: 'INTEGER',
    texts: 'INTEGER',
  },
  key: ['programme', 'number'],
}
const answers: Table = {
  name: 'suggestion_answers',
  columns: { programme: 'TEXT', contribution: 'TEXT', theme: 'TEXT', confirmed: 'INTEGER' },
  key: ['programme', 'contribution', 'theme'],
}

export const suggestionsProjection: Projection = {
  name: 'suggestions',
  version: 1,
  tables: [suggesting, models, answers],
  types: ['SuggestionsSwitched', 'SuggestionsLearned', 'SuggestionAnswered'],
  project(recorded) {
    const { type, data, metadata } = recorded as RecordedFact<SuggestingFact | SuggestedFact>
    const { programme } = data
    if (type === 'SuggestionsSwitched') return [put(suggesting, { programme, on_now: data.on ? 1 : 0 })]
    if (type === 'SuggestionsLearned') {
      const { because: _, ...figures } = data
      return [put(models, { ...figures, at: metadata.at })]
    }
    return [put(answers, { programme, contribution: data.contribution, theme: data.theme, confirmed: data.answer === 'confirmed' ? 1 : 0 })]
  },
}
