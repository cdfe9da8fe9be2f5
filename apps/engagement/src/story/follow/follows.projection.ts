import type { FollowFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const follows: Table = {
  name: 'follows',
  columns: { follow: 'TEXT', programme: 'TEXT', address: 'TEXT', state: 'TEXT', asked_at: 'TEXT', confirmed_at: 'TEXT NULL' },
  key: ['follow'],
  indexes: [['state']],
}

const project = ({ type, data, metadata: { at } }: RecordedFact<FollowFact>): readonly Change[] => {
  const { follow } = data
  switch (type) {
    case 'FollowAsked':
      return [put(follows, { follow, programme: data.programme, address: data.address.ref, state: 'asked', asked_at: at, confirmed_at: null })]
    case 'FollowConfirmed':
      return [patch(follows, { follow }, { state: 'confirmed', confirmed_at: at })]
    case 'FollowEnded':
      return [patch(follows, { follow }, { state: 'ended' })]
  }
}

/** Who is told by e-mail, without saying of what: the vault alone knows. */
export const followsProjection: Projection = {
  name: 'follows',
  version: 1,
  tables: [follows],
  types: ['FollowAsked', 'FollowConfirmed', 'FollowEnded'] satisfies FollowFact['type'][],
  project: (fact) => project(fact as RecordedFact<FollowFact>),
}
