import type { ConsentFact } from '@heard/contracts/engagement'
import { type Change, type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** Where each consent stands: the newest record of each purpose of each contribution. */
const standings: Table = {
  name: 'consent_standings',
  columns: { contribution: 'TEXT', purpose: 'TEXT', programme: 'TEXT', version: 'INTEGER', record: 'TEXT', given: 'INTEGER', at: 'TEXT' },
  key: ['contribution', 'purpose'],
  indexes: [['programme', 'purpose', 'version', 'given', 'at']],
}

const project = ({ type, data, metadata }: RecordedFact<ConsentFact>): readonly Change[] => {
  const { contribution, purpose, programme, record, notice } = data
  const given = type === 'ConsentGiven' || type === 'ConsentRenewed' ? 1 : 0
  return [put(standings, { contribution, purpose, programme, version: notice.version, record, given, at: metadata.at })]
}

/** Follows every fact about consent, for what has to be looked at by time. */
export const consentStandingsProjection: Projection = {
  name: 'consent-standings',
  version: 1,
  tables: [standings],
  types: ['ConsentGiven', 'ConsentRenewed', 'ConsentRefused', 'ConsentWithdrawn', 'ConsentExpired'] satisfies ConsentFact['type'][],
  project: (fact) => project(fact as RecordedFact<ConsentFact>),
}
