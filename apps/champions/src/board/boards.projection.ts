import type { ChampionsFact } from '@heard/contracts/champions'
import type { ReportingFact } from '@heard/contracts/reporting'
import { type Change, type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

const boards: Table = { name: 'boards', columns: { board: 'TEXT', programme: 'TEXT', at: 'TEXT' }, key: ['board'], indexes: [['programme', 'at']] }
/** Who represents a community at which board. */
const representatives: Table = {
  name: 'board_representatives',
  columns: { board: 'TEXT', application: 'TEXT', programme: 'TEXT' },
  key: ['board', 'application'],
  indexes: [['application']],
}
/** Who ever said something at which board. */
const speakers: Table = {
  name: 'board_speakers',
  columns: { board: 'TEXT', application: 'TEXT', programme: 'TEXT' },
  key: ['board', 'application'],
  indexes: [['application']],
}
/** Published recommendations and commitments, by which decisions may be followed. */
const followed: Table = { name: 'followed_decisions', columns: { id: 'TEXT', kind: 'TEXT', programme: 'TEXT' }, key: ['id'] }

const types = ['BoardSet', 'RepresentativeNamed', 'RepresentativeEnded', 'BoardReported', 'RecommendationPublished', 'CommitmentMade'] as const
type Followed =
  | ChampionsFact<'BoardSet' | 'RepresentativeNamed' | 'RepresentativeEnded' | 'BoardReported'>
  | ReportingFact<'RecommendationPublished' | 'CommitmentMade'>

const project = ({ type, data, metadata: { at } }: RecordedFact<Followed>): readonly Change[] => {
  const { programme } = data
  switch (type) {
    case 'BoardSet':
      return [put(boards, { board: data.board, programme, at })]
    case 'RepresentativeNamed':
      return [put(representatives, { board: data.board, application: data.application, programme })]
    case 'RepresentativeEnded':
      return [remove(representatives, { board: data.board, application: data.application })]
    case 'BoardReported':
      return [put(speakers, { board: data.board, application: data.application, programme })]
    case 'RecommendationPublished':
      return [put(followed, { id: data.recommendation, kind: 'recommendation', programme })]
    case 'CommitmentMade':
      return [put(followed, { id: data.commitment, kind: 'commitment', programme })]
  }
}

export const boardsProjection: Projection = {
  name: 'boards',
  version: 1,
  tables: [boards, representatives, speakers, followed],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
