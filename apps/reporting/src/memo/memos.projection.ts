import type { FactOf } from '@heard/contracts'
import type { contributionFacts } from '@heard/contracts/engagement'
import { type Change, increase, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'
import type { MemoFact } from './memo.events.ts'

/** `words` is a vault reference; `field`, `start` and `stop` are an excerpt of the original. */
const memos: Table = {
  name: 'memos',
  columns: {
    programme: 'TEXT',
    memo: 'TEXT',
    written: 'INTEGER',
    theme: 'TEXT NULL',
    contribution: 'TEXT NULL',
    field: 'TEXT NULL',
    start: 'INTEGER NULL',
    stop: 'INTEGER NULL',
    words: 'TEXT',
    version: 'INTEGER',
    at: 'TEXT',
    actor: 'TEXT',
    changed_at: 'TEXT NULL',
    changed_by: 'TEXT NULL',
  },
  key: ['programme', 'memo'],
  indexes: [['contribution']],
}

/** Other words of a contribution: no stretch of the earlier ones is one of theirs. */
type OtherWords = FactOf<typeof contributionFacts, 'ContributionCorrected' | 'ContributionTranscribed' | 'AnswersSettled'>

const project = ({ type, data, position, metadata: { at, actor } }: RecordedFact<MemoFact | OtherWords>): readonly Change[] => {
  switch (type) {
    case 'MemoWritten': {
      const { programme, memo, theme = null, contribution = null, excerpt, words } = data
      const stretch = { field: excerpt?.field ?? null, start: excerpt?.from ?? null, stop: excerpt?.to ?? null }
      const nobody = { changed_at: null, changed_by: null }
      return [put(memos, { programme, memo, written: position, theme, contribution, ...stretch, words: words.ref, version: 1, at, actor, ...nobody })]
    }
    case 'MemoChanged': {
      const where = { programme: data.programme, memo: data.memo }
      return [patch(memos, where, { words: data.words.ref, changed_at: at, changed_by: actor }), increase(memos, where, { version: 1 })]
    }
    case 'MemoRemoved':
      return [remove(memos, { programme: data.programme, memo: data.memo })]
    case 'ContributionCorrected':
    case 'ContributionTranscribed':
    case 'AnswersSettled':
      return [patch(memos, { contribution: data.contribution }, { field: null, start: null, stop: null })]
  }
}

export const memosProjection: Projection = {
  name: 'memos',
  version: 1,
  tables: [memos],
  types: ['MemoWritten', 'MemoChanged', 'MemoRemoved', 'ContributionCorrected', 'ContributionTranscribed', 'AnswersSettled'],
  project: (fact) => project(fact as RecordedFact<MemoFact | OtherWords>),
}
