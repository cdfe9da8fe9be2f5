import type { IndexCounter } from '../analysis/contributions.query.ts'

export type ChosenCount = { readonly question: string; readonly place: string; readonly option: string; readonly people: number }
type NamedCount = { readonly name: string; readonly people: number }

const inUse = 'FROM conversed v JOIN let_in c USING (seq)'
/** People who answered themselves: what was noted at a table tells of several, and counts nobody. */
const where = "WHERE c.programme = ? AND v.conversation = ? AND c.withdrawn = 0 AND v.mode <> 'gathering'"

export const countPeople = async (index: IndexCounter, programme: string, conversation: string, after = ''): Promise<number> => {
  const sql = `SELECT count(DISTINCT c.person) AS people ${inUse} ${where} AND c.at > ?`
  const [all] = await index.count<{ people: number }>(sql, programme, conversation, after)
  return all?.people ?? 0
}

/** One row for each person, the newest: who answered twice counts once, as they said it last. */
const newest = (columns: string, also = ''): string => `(SELECT ${columns}, max(seq) ${inUse} ${where} ${also} GROUP BY c.person)`
const inAudience = 'AND c.community IS NOT NULL'

export const countAudiences = (index: IndexCounter, programme: string, conversation: string): Promise<readonly NamedCount[]> =>
  index.count<NamedCount>(`SELECT name, count(*) AS people FROM ${newest('c.community AS name', inAudience)} GROUP BY name`, programme, conversation)

/** How answers came in. */
export const countChannels = (index: IndexCounter, programme: string, conversation: string): Promise<readonly NamedCount[]> =>
  index.count<NamedCount>(`SELECT name, count(*) AS people FROM ${newest('v.mode AS name')} GROUP BY name`, programme, conversation)

export const countAudienceChannels = (
  index: IndexCounter,
  programme: string,
  conversation: string,
): Promise<readonly (NamedCount & { readonly channel: string })[]> =>
  index.count<NamedCount & { readonly channel: string }>(
    `SELECT name, channel, count(*) AS people FROM ${newest('c.community AS name, v.mode AS channel', inAudience)} GROUP BY name, channel`,
    programme,
    conversation,
  )

const NEWEST_ANSWERS = `WITH newest AS (SELECT a.question AS question, c.person AS person, max(seq) AS seq ${inUse} JOIN answer a USING (seq) ${where}
  GROUP BY a.question, c.person)`

/** People by what they chose, by question and place. */
export const countChosen = (index: IndexCounter, programme: string, conversation: string): Promise<readonly ChosenCount[]> =>
  index.count<ChosenCount>(
    `${NEWEST_ANSWERS} SELECT a.question, a.place, a.option, count(*) AS people FROM newest JOIN answer a USING (seq, question)
     GROUP BY a.question, a.place, a.option`,
    programme,
    conversation,
  )

/** People who answered a question, by question and, in a matrix, by row. */
export const countAnswering = async (index: IndexCounter, programme: string, conversation: string): Promise<readonly ChosenCount[]> => {
  const chosen = `${NEWEST_ANSWERS} SELECT question, '' AS place, '' AS option, count(*) AS people FROM newest GROUP BY question
     UNION ALL SELECT a.question, a.place, '', count(*) FROM newest JOIN answer a USING (seq, question) GROUP BY a.question, a.place`
  const written = `SELECT t.value AS question, 'words' AS place, '' AS option, count(DISTINCT c.person) AS people ${inUse}
     JOIN json_each(v.texts) t ${where} GROUP BY t.value`
  const counts = await Promise.all([chosen, written].map((sql) => index.count<ChosenCount>(sql, programme, conversation)))
  return counts.flat()
}
