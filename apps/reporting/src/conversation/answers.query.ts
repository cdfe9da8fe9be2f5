import type { IndexCounter } from '../analysis/contributions.query.ts'

export type ChosenCount = { readonly question: string; readonly place: string; readonly option: string; readonly people: number }
type NamedCount = { readonly name: string; readonly people: number }

const inUse = 'FROM conversed v JOIN let_in c USING (seq)'
/** People who answered themselves: what was noted at a table tells of several, and counts nobody. */
const where = "WHERE c.programme = ? AND v.conversation = ? AND c.withdrawn = 0 AND v.mode <> 'gathering'"

export const countPeople = (index: IndexCounter, programme: string, conversation: string, after = ''): number =>
  index.count<{ people: number }>(`SELECT count(DISTINCT c.person) AS people ${inUse} ${where} AND c.at > ?`, programme, conversation, after)[0]
    ?.people ?? 0

export const countAudiences = (index: IndexCounter, programme: string, conversation: string): readonly NamedCount[] =>
  index.count<NamedCount>(
    `SELECT c.community AS name, count(DISTINCT c.person) AS people ${inUse} ${where} AND c.community IS NOT NULL GROUP BY c.community`,
    programme,
    conversation,
  )

/** How answers came in. */
export const countChannels = (index: IndexCounter, programme: string, conversation: string): readonly NamedCount[] =>
  index.count<NamedCount>(`SELECT v.mode AS name, count(DISTINCT c.person) AS people ${inUse} ${where} GROUP BY 1`, programme, conversation)

export const countAudienceChannels = (
  index: IndexCounter,
  programme: string,
  conversation: string,
): readonly (NamedCount & { readonly channel: string })[] =>
  index.count<NamedCount & { readonly channel: string }>(
    `SELECT c.community AS name, v.mode AS channel, count(DISTINCT c.person) AS people ${inUse} ${where} AND c.community IS NOT NULL GROUP BY 1, 2`,
    programme,
    conversation,
  )

/** People by what they chose, by question and place. */
export const countChosen = (index: IndexCounter, programme: string, conversation: string): readonly ChosenCount[] =>
  index.count<ChosenCount>(
    `SELECT a.question, a.place, a.option, count(DISTINCT c.person) AS people ${inUse} JOIN answer a USING (seq) ${where}
     GROUP BY a.question, a.place, a.option`,
    programme,
    conversation,
  )

/** People who answered a question, by question and, in a matrix, by row. */
export const countAnswering = (index: IndexCounter, programme: string, conversation: string): readonly ChosenCount[] =>
  index.count<ChosenCount>(
    `SELECT a.question, '' AS place, '' AS option, count(DISTINCT c.person) AS people ${inUse} JOIN answer a USING (seq) ${where} GROUP BY a.question
     UNION ALL
     SELECT a.question, a.place, '', count(DISTINCT c.person) ${inUse} JOIN answer a USING (seq) ${where} GROUP BY a.question, a.place
     UNION ALL
     SELECT t.value, 'words', '', count(DISTINCT c.person) ${inUse} JOIN json_each(v.texts) t ${where} GROUP BY t.value`,
    programme,
    conversation,
    programme,
    conversation,
    programme,
    conversation,
  )
