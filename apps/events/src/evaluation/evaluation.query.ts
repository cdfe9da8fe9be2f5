import type { ReadModel } from '@heard/service-kit'

export type EvaluationRow = {
  readonly overall: string | null
  readonly heard: string | null
  readonly needs: string | null
  readonly words: string | null
}

/** By their ids, which tell nothing of when they came. */
export const evaluationsOf = (model: Pick<ReadModel, 'query'>, programme: string, gathering: string): readonly EvaluationRow[] =>
  model.query<EvaluationRow>(
    'SELECT overall, heard, needs, words FROM evaluations WHERE programme = ? AND gathering = ? ORDER BY evaluation',
    programme,
    gathering,
  )
