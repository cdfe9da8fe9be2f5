import type { ReportingFact } from '@heard/contracts/reporting'
import { type Change, type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'

/** What can move in public. */
export type Move = 'asked' | 'answered' | 'silent' | 'promised' | 'changed' | 'progress' | 'kept' | 'verdict' | 'report' | 'figures' | 'results'

const moves: Table = {
  name: 'moves',
  columns: { topic: 'TEXT', fact: 'TEXT', what: 'TEXT', at: 'TEXT' },
  key: ['topic', 'at', 'fact'],
}

const kinds = {
  RecommendationPublished: 'asked',
  ResponseGiven: 'answered',
  ResponseAmended: 'answered',
  SilenceRecorded: 'silent',
  CommitmentMade: 'promised',
  CommitmentAmended: 'changed',
  MilestoneMoved: 'changed',
  MilestoneDropped: 'changed',
  MilestoneReached: 'progress',
  ProgressReported: 'progress',
  OutcomeClaimed: 'kept',
  VerdictRecorded: 'verdict',
  VerdictsReleased: 'verdict',
  ReportPublished: 'report',
  TablesReleased: 'figures',
  ConversationResultsReleased: 'results',
} as const satisfies Partial<Record<ReportingFact['type'], Move>>
type Followed = ReportingFact<keyof typeof kinds>

export const programmeTopic = (programme: string): string => `programme/${programme}`
export const commitmentTopic = (commitment: string): string => `commitment/${commitment}`

const project = ({ id: fact, type, data, metadata: { at } }: RecordedFact<Followed>): readonly Change[] => {
  const topics = [programmeTopic(data.programme), ...('commitment' in data ? [commitmentTopic(data.commitment)] : [])]
  return topics.map((topic) => put(moves, { topic, fact, what: kinds[type], at }))
}

/** What moved in public, by programme and by commitment: for whoever asked to be told. */
export const movesProjection: Projection = {
  name: 'moves',
  version: 4,
  tables: [moves],
  types: Object.keys(kinds),
  project: (fact) => project(fact as RecordedFact<Followed>),
}
