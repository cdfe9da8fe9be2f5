import type { ReadModel } from '@heard/service-kit'

/** Whether it is told what was heard there, and enough people came that their number is told. */
export const isHeard = (model: Pick<ReadModel, 'query'>, programme: string, gathering: string): boolean =>
  model.query('SELECT 1 AS found FROM heard_gatherings WHERE programme = ? AND gathering = ?', programme, gathering).length > 0
