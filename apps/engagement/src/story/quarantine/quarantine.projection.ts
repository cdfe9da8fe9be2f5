import type { FactOf } from '@heard/contracts'
import type { contributionFacts } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const quarantined: Table = {
  name: 'quarantined',
  columns: { contribution: 'TEXT', programme: 'TEXT', why: 'TEXT', at: 'TEXT', state: 'TEXT' },
  key: ['contribution'],
  indexes: [['programme', 'state', 'at']],
}

type Followed = FactOf<typeof contributionFacts, 'ContributionQuarantined' | 'ContributionReleased' | 'ContributionSetAside'>

const project = ({ type, data, metadata }: RecordedFact<Followed>): readonly Change[] => {
  const { contribution } = data
  switch (type) {
    case 'ContributionQuarantined':
      return [put(quarantined, { contribution, programme: data.programme, why: data.why, at: metadata.at, state: 'held-back' })]
    case 'ContributionReleased':
      return [patch(quarantined, { contribution }, { state: 'let-in' })]
    case 'ContributionSetAside':
      return [patch(quarantined, { contribution }, { state: 'set-aside' })]
  }
}

/** Stories that were held back, and what was decided. */
export const quarantineProjection: Projection = {
  name: 'quarantine',
  version: 1,
  tables: [quarantined],
  types: ['ContributionQuarantined', 'ContributionReleased', 'ContributionSetAside'] satisfies readonly Followed['type'][],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
