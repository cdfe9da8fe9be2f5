import type { ChampionsFact } from '@heard/contracts/champions'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** `words`: JSON of languages and vault references; `communities`, `languages`: JSON. */
const campaigns: Table = {
  name: 'campaigns',
  columns: {
    campaign: 'TEXT',
    programme: 'TEXT',
    words: 'TEXT',
    from_day: 'TEXT',
    until_day: 'TEXT',
    communities: 'TEXT',
    languages: 'TEXT',
    ended: 'INTEGER',
  },
  key: ['campaign'],
  indexes: [['programme', 'from_day']],
}
/** `name`: a vault reference. */
const sources: Table = { name: 'campaign_sources', columns: { campaign: 'TEXT', source: 'TEXT', name: 'TEXT' }, key: ['campaign', 'source'] }
/** Who came by a campaign, for sums: an application's id, and on which days what became of it. */
const applications: Table = {
  name: 'campaign_applications',
  columns: { application: 'TEXT', campaign: 'TEXT', source: 'TEXT NULL', applied: 'TEXT', accepted: 'TEXT NULL' },
  key: ['application'],
  indexes: [['campaign']],
}

const types = ['CampaignSet', 'CampaignSourceNamed', 'CampaignEnded', 'ChampionApplied', 'ApplicationAccepted'] as const
type Followed = ChampionsFact<(typeof types)[number]>

const project = ({ type, data, metadata: { at } }: RecordedFact<Followed>): readonly Change[] => {
  const day = at.slice(0, 10)
  switch (type) {
    case 'CampaignSet': {
      const { campaign, programme, from, until, ...lists } = data
      const words = JSON.stringify(lists.words.map(({ language, words: { ref } }) => ({ language, ref })))
      const sought = { communities: JSON.stringify(lists.communities), languages: JSON.stringify(lists.languages) }
      return [put(campaigns, { campaign, programme, words, from_day: from, until_day: until, ...sought, ended: 0 })]
    }
    case 'CampaignSourceNamed':
      return [put(sources, { campaign: data.campaign, source: data.source, name: data.name.ref })]
    case 'CampaignEnded':
      return [patch(campaigns, { campaign: data.campaign }, { ended: 1 })]
    case 'ChampionApplied': {
      const { application, cameBy } = data
      return cameBy
        ? [put(applications, { application, campaign: cameBy.campaign, source: cameBy.source ?? null, applied: day, accepted: null })]
        : []
    }
    case 'ApplicationAccepted':
      return [patch(applications, { application: data.application }, { accepted: day })]
  }
}

export const campaignsProjection: Projection = {
  name: 'campaigns',
  version: 1,
  tables: [campaigns, sources, applications],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
