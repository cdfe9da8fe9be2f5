import { type Change, type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'
import type { EvaluationFact } from './evaluation.events.ts'

/** `words` is a vault reference. */
const evaluations: Table = {
  name: 'evaluations',
  columns: {
    programme: 'TEXT',
    gathering: 'TEXT',
    evaluation: 'TEXT',
    overall: 'TEXT NULL',
    heard: 'TEXT NULL',
    needs: 'TEXT NULL',
    words: 'TEXT NULL',
  },
  key: ['programme', 'gathering', 'evaluation'],
}

const project = (fact: RecordedFact<EvaluationFact>): readonly Change[] => {
  const { programme, gathering, evaluation } = fact.data
  const one = { programme, gathering, evaluation }
  if (fact.type === 'EvaluationWithdrawn') return [remove(evaluations, one)]
  const { overall = null, heard = null, needs = null, told } = fact.data
  return [put(evaluations, { ...one, overall, heard, needs, words: told?.words.ref ?? null })]
}

/** How gatherings were, for those who came and said so. */
export const evaluationsProjection: Projection = {
  name: 'evaluations',
  version: 1,
  tables: [evaluations],
  types: ['EvaluationGiven', 'EvaluationWithdrawn'],
  project: (fact) => project(fact as RecordedFact<EvaluationFact>),
}
