import type { ChampionsFact } from '@heard/contracts/champions'
import type { ReferralFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Requests to services; nothing of who asked. */
const referrals: Table = {
  name: 'referrals',
  columns: {
    referral: 'TEXT',
    programme: 'TEXT',
    piece: 'TEXT',
    state: 'TEXT',
    asked_at: 'TEXT',
    attempts: 'INTEGER',
    acknowledged_at: 'TEXT NULL',
    acknowledged_by: 'TEXT NULL',
  },
  key: ['referral'],
  indexes: [['programme', 'asked_at']],
}
/** `source`: the fact that tells it, or what a champion logged, which may be put right. */
const signposts: Table = {
  name: 'signposts',
  columns: { source: 'TEXT', programme: 'TEXT', piece: 'TEXT', channel: 'TEXT', on_day: 'TEXT' },
  key: ['source', 'piece'],
  indexes: [['programme', 'piece']],
}

const logged = ['ActivityLogged', 'ActivityCorrected', 'ActivityTakenBack'] as const
type Followed =
  | ReferralFact<'ReferralAsked' | 'ReferralSentAgain' | 'ReferralAcknowledged' | 'ReferralWithdrawn' | 'Signposted'>
  | ChampionsFact<(typeof logged)[number]>

/** What a champion logged, as it is now. */
const ofActivity = ({ type, data }: ChampionsFact<(typeof logged)[number]>): readonly Change[] => {
  const source = `${data.application}/${data.activity}`
  const gone = type === 'ActivityLogged' ? [] : [remove(signposts, { source })]
  if (type === 'ActivityTakenBack') return gone
  const { programme, services = [], channel, on } = data
  return [...gone, ...(channel ? services.map((piece) => put(signposts, { source, programme, piece, channel, on_day: on })) : [])]
}

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  const { id, type, data, metadata } = fact
  switch (type) {
    case 'ReferralAsked': {
      const { referral, programme, piece } = data
      const asked = { referral, programme, piece, state: 'sent', asked_at: metadata.at, attempts: 1 }
      return [put(referrals, { ...asked, acknowledged_at: null, acknowledged_by: null })]
    }
    case 'ReferralSentAgain':
      return [patch(referrals, { referral: data.referral }, { attempts: data.attempt })]
    case 'ReferralAcknowledged': {
      const set = { state: 'acknowledged', acknowledged_at: metadata.at, acknowledged_by: data.by }
      return [patch(referrals, { referral: data.referral }, set)]
    }
    case 'ReferralWithdrawn':
      return [patch(referrals, { referral: data.referral }, { state: 'withdrawn' })]
    case 'Signposted': {
      const { programme, piece, channel, on } = data
      return [put(signposts, { source: id, programme, piece, channel, on_day: on })]
    }
    case 'ActivityLogged':
    case 'ActivityCorrected':
    case 'ActivityTakenBack':
      return ofActivity(fact as RecordedFact<ChampionsFact<(typeof logged)[number]>>)
  }
}

/** Self-referrals, and what staff and champions pointed to. */
export const referralsProjection: Projection = {
  name: 'referrals',
  version: 3,
  tables: [referrals, signposts],
  types: [
    'ReferralAsked',
    'ReferralSentAgain',
    'ReferralAcknowledged',
    'ReferralWithdrawn',
    'Signposted',
    ...logged,
  ] satisfies readonly Followed['type'][],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
