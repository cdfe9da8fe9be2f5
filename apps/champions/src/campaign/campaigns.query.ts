import type { ReadModel } from '@heard/service-kit'

type Queried = Pick<ReadModel, 'query'>

export type CampaignRow = {
  readonly campaign: string
  readonly words: readonly { readonly language: string; readonly ref: string }[]
  readonly from: string
  readonly until: string
  readonly communities: string[]
  readonly languages: string[]
  readonly ended: boolean
}
type Stored = Record<'campaign' | 'words' | 'from_day' | 'until_day' | 'communities' | 'languages', string> & { readonly ended: number }

const COLUMNS = 'campaign, words, from_day, until_day, communities, languages, ended'

const rowOf = ({ campaign, words, from_day: from, until_day: until, communities, languages, ended }: Stored): CampaignRow => ({
  campaign,
  words: JSON.parse(words) as CampaignRow['words'],
  from,
  until,
  communities: JSON.parse(communities) as string[],
  languages: JSON.parse(languages) as string[],
  ended: ended === 1,
})

export const campaignsIn = (model: Queried, programme: string): CampaignRow[] =>
  model.query<Stored>(`SELECT ${COLUMNS} FROM campaigns WHERE programme = ? ORDER BY from_day DESC, campaign LIMIT 100`, programme).map(rowOf)

export const campaignOf = (model: Queried, programme: string, campaign: string): CampaignRow | undefined =>
  model.query<Stored>(`SELECT ${COLUMNS} FROM campaigns WHERE programme = ? AND campaign = ?`, programme, campaign).map(rowOf)[0]

export const sourcesOf = (model: Queried, campaign: string): readonly { readonly source: string; readonly name: string }[] =>
  model.query('SELECT source, name FROM campaign_sources WHERE campaign = ? ORDER BY source LIMIT 100', campaign)

export const stageOf = ({ from, until, ended }: Pick<CampaignRow, 'from' | 'until' | 'ended'>, today: string): 'ahead' | 'open' | 'over' => {
  if (ended || today > until) return 'over'
  return today < from ? 'ahead' : 'open'
}

/** Who came by each way before a day, and who of them was accepted before it. */
export const cameBefore = (
  model: Queried,
  campaign: string,
  day: string,
): readonly { readonly source: string | null; readonly applied: number; readonly accepted: number }[] =>
  model.query(
    `SELECT source, count(*) AS applied, count(*) FILTER (WHERE accepted < ?2) AS accepted FROM campaign_applications
     WHERE campaign = ?1 AND applied < ?2 GROUP BY source`,
    campaign,
    day,
  )
