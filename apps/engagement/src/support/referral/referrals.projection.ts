import type { ReferralFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

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
const signposts: Table = {
  name: 'signposts',
  columns: { fact: 'TEXT', programme: 'TEXT', piece: 'TEXT', channel: 'TEXT', on_day: 'TEXT' },
  key: ['fact'],
  indexes: [['programme', 'piece']],
}

type Followed = ReferralFact<'ReferralAsked' | 'ReferralSentAgain' | 'ReferralAcknowledged' | 'ReferralWithdrawn' | 'Signposted'>

const project = ({ id, type, data, metadata }: RecordedFact<Followed>): readonly Change[] => {
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
      return [put(signposts, { fact: id, programme, piece, channel, on_day: on })]
    }
  }
}

/** Self-referrals, and what staff pointed to. */
export const referralsProjection: Projection = {
  name: 'referrals',
  version: 2,
  tables: [referrals, signposts],
  types: ['ReferralAsked', 'ReferralSentAgain', 'ReferralAcknowledged', 'ReferralWithdrawn', 'Signposted'] satisfies readonly Followed['type'][],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
