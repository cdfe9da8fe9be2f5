import type { ReferralFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** Which services take self-referrals; `words` is a reference of the vault. */
const agreements: Table = {
  name: 'referral_agreements',
  columns: { programme: 'TEXT', piece: 'TEXT', on_day: 'TEXT', fields: 'TEXT', words: 'TEXT' },
  key: ['programme', 'piece'],
}
/** Requests to services; who asked is behind `details`. */
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
    details: 'TEXT',
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

const project = ({ id, type, data, metadata }: RecordedFact<ReferralFact>): readonly Change[] => {
  switch (type) {
    case 'ReferralsAgreed': {
      const { programme, piece, on, fields, words } = data
      return [put(agreements, { programme, piece, on_day: on, fields: JSON.stringify(fields), words: words.ref })]
    }
    case 'ReferralsEnded':
      return [remove(agreements, { programme: data.programme, piece: data.piece })]
    case 'ReferralAsked': {
      const { referral, programme, piece, details } = data
      const asked = { referral, programme, piece, state: 'sent', asked_at: metadata.at, attempts: 1, details: details.ref }
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

/** Self-referrals, what was agreed about them, and what staff pointed to. */
export const referralsProjection: Projection = {
  name: 'referrals',
  version: 1,
  tables: [agreements, referrals, signposts],
  types: [
    'ReferralsAgreed',
    'ReferralsEnded',
    'ReferralAsked',
    'ReferralSentAgain',
    'ReferralAcknowledged',
    'ReferralWithdrawn',
    'Signposted',
  ] satisfies readonly ReferralFact['type'][],
  project: (fact) => project(fact as RecordedFact<ReferralFact>),
}
