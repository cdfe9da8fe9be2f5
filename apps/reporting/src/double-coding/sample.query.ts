import type { IndexCounter, IndexReader } from '../analysis/contributions.query.ts'

type Coded = { readonly id: string; readonly themes: string }

/** Contributions that are de-identified, in use and coded, with their themes; none that somebody calls hard to read. */
export const codedIn = (index: IndexReader, programme: string): readonly { readonly contribution: string; readonly themes: string[] }[] =>
  index
    .query<Coded>(
      `SELECT c.id, group_concat(DISTINCT k.theme) AS themes FROM let_in c JOIN coding k USING (seq)
       WHERE c.programme = ? AND c.withdrawn = 0 AND c.text_version > 0 AND c.id NOT IN (SELECT id FROM hard) GROUP BY c.seq ORDER BY c.seq`,
      programme,
    )
    .map(({ id, themes }) => ({ contribution: id, themes: themes.split(',') }))

const MOST_POINTS = 20

/** How many themes had been found after so many contributions, in the order in which they were first coded. */
export const saturationIn = async (index: IndexCounter, programme: string): Promise<{ contributions: number; themes: number }[]> => {
  const rows = await index.count<{ themes: string }>(
    `SELECT group_concat(DISTINCT k.theme) AS themes FROM let_in c JOIN coding k USING (seq)
     WHERE c.programme = ? AND c.withdrawn = 0 GROUP BY c.seq ORDER BY min(k.at), c.seq`,
    programme,
  )
  const seen = new Set<string>()
  const points = rows.map(({ themes }, position) => {
    for (const theme of themes.split(',')) seen.add(theme)
    return { contributions: position + 1, themes: seen.size }
  })
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS))
  return points.filter(({ contributions }) => contributions % step === 0 || contributions === points.length)
}
