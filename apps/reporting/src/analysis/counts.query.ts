import type { ContributionOrigin, ReachTableId } from '@heard/contracts/reporting'
import type { Value } from '@heard/event-sourcing'
import type { IndexCounter, IndexReader } from './contributions.query.ts'

/** People (each once, a table of a gathering as one) and contributions. */
export type Count = { readonly people: number; readonly contributions: number }
export type ThemeCount = Count & { readonly theme: string }
/** People of a column of a table of reach. */
export type Reached = { readonly column: string; readonly people: number }
export type Cell = { readonly theme: string; readonly column: string; readonly people: number }

const none: Count = { people: 0, contributions: 0 }
const counted = 'count(DISTINCT c.voice) AS people, count(DISTINCT c.seq) AS contributions'
const places = (values: readonly Value[]): string => values.map(() => '?').join(', ')

/** All contributions of a programme that are in use. */
export const countAll = async (index: IndexCounter, programme: string): Promise<Count> => {
  const [all] = await index.count<Count>(`SELECT ${counted} FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0`, programme)
  return all ?? none
}

/** People whose contributions came, or were coded, at that moment or since. */
export const countChangedSince = (index: IndexReader, programme: string, moment: string): number =>
  index.query<{ people: number }>(
    `SELECT count(DISTINCT c.voice) AS people FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0
     AND (c.at >= ? OR EXISTS (SELECT 1 FROM coding k WHERE k.seq = c.seq AND k.at >= ?))`,
    programme,
    moment,
    moment,
  )[0]?.people ?? 0

/** Contributions of a programme that were withdrawn or erased: it only grows. */
export const countLeft = (index: IndexReader, programme: string): number =>
  index.query<{ gone: number }>('SELECT count(*) AS gone FROM contribution WHERE programme = ? AND withdrawn = 1', programme)[0]?.gone ?? 0

/** By theme, counting what is coded with the theme itself. */
export const countThemes = (index: IndexCounter, programme: string): Promise<readonly ThemeCount[]> =>
  index.count<ThemeCount>(
    `SELECT k.theme, ${counted} FROM coding k JOIN let_in c USING (seq) WHERE c.programme = ? AND c.withdrawn = 0 GROUP BY k.theme`,
    programme,
  )

export const countByStage = (index: IndexCounter, programme: string): Promise<readonly Cell[]> =>
  index.count<Cell>(
    `SELECT k.theme, s.stage AS "column", count(DISTINCT c.voice) AS people
     FROM coding k JOIN let_in c USING (seq) JOIN contribution_stage s USING (seq)
     WHERE c.programme = ? AND c.withdrawn = 0 GROUP BY k.theme, s.stage`,
    programme,
  )

export const countByCommunity = (index: IndexCounter, programme: string): Promise<readonly Cell[]> =>
  index.count<Cell>(
    `SELECT k.theme, c.community AS "column", count(DISTINCT c.voice) AS people
     FROM coding k JOIN let_in c USING (seq)
     WHERE c.programme = ? AND c.withdrawn = 0 AND c.community IS NOT NULL GROUP BY k.theme, c.community`,
    programme,
  )

/** Whoever did not say it, or was noted as staff, is in no column. */
export const countReached = (index: IndexCounter, programme: string, by: ReachTableId): Promise<readonly Reached[]> =>
  index.count<Reached>(
    `SELECT c.${by} AS "column", count(DISTINCT c.voice) AS people
     FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0 AND c.${by} IS NOT NULL GROUP BY c.${by}`,
    programme,
  )

/** Contributions coded with any of these themes, or among these. */
const behind = (themes: readonly string[], contributions: readonly string[]): string =>
  `(c.seq IN (SELECT seq FROM coding WHERE theme IN (${places(themes)})) OR c.id IN (${places(contributions)}))`

export const countBehind = (index: IndexReader, programme: string, themes: readonly string[], contributions: readonly string[]): Count =>
  index.query<Count>(
    `SELECT ${counted} FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0 AND ${behind(themes, contributions)}`,
    programme,
    ...themes,
    ...contributions,
  )[0] ?? none

/** Contributions by where they came from, and people by the community that they gave; the most first. */
export type Spread = {
  readonly origins: { readonly origin: ContributionOrigin; readonly contributions: number }[]
  readonly communities: { readonly community: string; readonly people: number }[]
}

export const spreadBehind = (index: IndexReader, programme: string, themes: readonly string[], contributions: readonly string[]): Spread => {
  const from = `FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0 AND ${behind(themes, contributions)}`
  const values = [programme, ...themes, ...contributions]
  return {
    origins: [
      ...index.query<Spread['origins'][number]>(
        `SELECT c.origin, count(DISTINCT c.seq) AS contributions ${from} GROUP BY c.origin ORDER BY contributions DESC, c.origin`,
        ...values,
      ),
    ],
    communities: [
      ...index.query<Spread['communities'][number]>(
        `SELECT c.community, count(DISTINCT c.voice) AS people ${from} AND c.community IS NOT NULL GROUP BY c.community
         HAVING people > 0 ORDER BY people DESC, c.community`,
        ...values,
      ),
    ],
  }
}

/** The themes in use that more than one table of a gathering spoke of, and the contributions noted there that are coded with one of them. */
export const fromGathering = (
  index: IndexReader,
  programme: string,
  gathering: string,
  inUse: readonly string[],
): { readonly contributions: readonly string[]; readonly themes: readonly string[] } => {
  const from = 'FROM let_in c JOIN conversed v USING (seq) JOIN coding k USING (seq)'
  const where = 'WHERE c.programme = ? AND v.gathering = ? AND c.withdrawn = 0'
  const themes = index
    .query<{ theme: string }>(
      `SELECT k.theme ${from} ${where} AND k.theme IN (${places(inUse)}) GROUP BY k.theme HAVING count(DISTINCT c.voice) > 1`,
      programme,
      gathering,
      ...inUse,
    )
    .map(({ theme }) => theme)
  const contributions = index
    .query<{ id: string }>(`SELECT DISTINCT c.id ${from} ${where} AND k.theme IN (${places(themes)})`, programme, gathering, ...themes)
    .map(({ id }) => id)
  return { contributions, themes }
}

/** The newest contributions coded with any of these themes. */
export const newestBehind = (index: IndexReader, programme: string, themes: readonly string[], limit: number): readonly string[] =>
  index
    .query<{ id: string }>(
      `SELECT c.id FROM let_in c WHERE c.programme = ? AND c.withdrawn = 0 AND ${behind(themes, [])} ORDER BY c.seq DESC LIMIT ?`,
      programme,
      ...themes,
      limit,
    )
    .map(({ id }) => id)

/** When a contribution came that is in use. */
export const sharedAt = (index: IndexReader, programme: string, contribution: string): string | undefined =>
  index.query<{ at: string }>('SELECT at FROM let_in WHERE programme = ? AND id = ? AND withdrawn = 0', programme, contribution)[0]?.at

/** Whether a contribution is coded with any of these themes. */
export const isBehind = (index: IndexReader, contribution: string, themes: readonly string[]): boolean =>
  index.query(
    `SELECT 1 AS found FROM contribution c JOIN coding k USING (seq) WHERE c.id = ? AND k.theme IN (${places(themes)}) LIMIT 1`,
    contribution,
    ...themes,
  ).length > 0

/** Everything that one person shared. */
export const contributionsOf = (index: IndexReader, person: string): readonly string[] =>
  index.query<{ id: string }>('SELECT id FROM contribution WHERE person = ? ORDER BY seq', person).map(({ id }) => id)

/** Those of these contributions that are in use. */
export const inUseAmong = (index: IndexReader, programme: string, contributions: readonly string[]): ReadonlySet<string> =>
  new Set(
    index
      .query<{ id: string }>(
        'SELECT id FROM let_in WHERE programme = ? AND withdrawn = 0 AND id IN (SELECT value FROM json_each(?))',
        programme,
        JSON.stringify(contributions),
      )
      .map(({ id }) => id),
  )
