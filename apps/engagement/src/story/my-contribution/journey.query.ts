import type { ReadModel } from '@heard/service-kit'

/** One step as the read model has it; `title` is a vault reference. */
export type JourneyRow = {
  readonly what: string
  readonly at: string
  readonly recommendation: string | null
  readonly programme: string | null
  readonly title: string | null
}

const SQL = `
WITH mine AS (
  SELECT DISTINCT r.recommendation, r.programme, r.title FROM journey_grounds g JOIN journey_recommendations r USING (recommendation)
  WHERE g.ground = ?1 OR g.ground IN (SELECT theme FROM journey_codings WHERE contribution = ?1)
), about AS (
  SELECT recommendation AS id, recommendation, programme, title FROM mine
  UNION ALL
  SELECT c.commitment, m.recommendation, m.programme, m.title FROM journey_commitments c JOIN mine m USING (recommendation)
)
SELECT s.what, s.at, a.recommendation, a.programme, a.title FROM journey_steps s JOIN about a ON a.id = s.about
UNION ALL SELECT what, at, NULL, NULL, NULL FROM journey_steps WHERE about = ?1
UNION ALL SELECT 'coded', min(at), NULL, NULL, NULL FROM journey_codings WHERE contribution = ?1 HAVING count(*) > 0
ORDER BY 2`

/** Everything that happened to a contribution, oldest first. */
export const journeyOf = (model: ReadModel, contribution: string): readonly JourneyRow[] => model.query<JourneyRow>(SQL, contribution)
