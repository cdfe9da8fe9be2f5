import type { IndexReader } from '../analysis/contributions.query.ts'

export type CodingPlace = { readonly contribution: string; readonly coding: string }

/** Of contributions in use, codings that count as the theme and were not sorted at this split; the oldest first. */
export const waitingIn = (index: IndexReader, programme: string, theme: string, split: string): readonly CodingPlace[] =>
  index.query<CodingPlace>(
    `SELECT c.id AS contribution, k.coding FROM coding k JOIN let_in c USING (seq)
     WHERE k.theme = ? AND c.programme = ? AND c.withdrawn = 0
     AND NOT EXISTS (SELECT 1 FROM sorting s WHERE s.seq = k.seq AND s.coding = k.coding AND s.split = ?) ORDER BY c.seq, k.coding`,
    theme,
    programme,
    split,
  )

/** How many codings of contributions in use were sorted. */
export const sortedCount = (index: IndexReader, split: string): number =>
  index.query<{ sorted: number }>(
    'SELECT count(*) AS sorted FROM sorting s JOIN let_in c USING (seq) WHERE s.split = ? AND c.withdrawn = 0',
    split,
  )[0]?.sorted ?? 0

/** Where a coding was sorted to; nothing where nobody did. */
export const sortedTo = (index: IndexReader, { contribution, coding }: CodingPlace, split: string): string[] | undefined => {
  const [row] = index.query<{ parts: string }>(
    'SELECT s.parts FROM sorting s JOIN let_in c USING (seq) WHERE c.id = ? AND s.coding = ? AND s.split = ?',
    contribution,
    coding,
    split,
  )
  return row && (JSON.parse(row.parts) as string[])
}
