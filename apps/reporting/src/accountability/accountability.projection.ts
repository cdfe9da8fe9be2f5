import { type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { ResultsFact } from '../conversation/results.events.ts'
import type { PopulationFact } from '../reach/population.events.ts'
import type { RecommendationFact } from '../recommendation/recommendation.events.ts'
import type { ReportPublished } from '../report/report.events.ts'
import type { TablesReleased } from '../tables/tables.events.ts'
import type { WordingFact } from '../wording/wording.events.ts'

export type AccountabilityFact = RecommendationFact | CommitmentFact | ReportPublished | TablesReleased | ResultsFact | PopulationFact

/** Every fact of accountability under what it is about, so that whole histories are one lookup. `data` holds references, no wording. */
const histories: Table = {
  name: 'histories',
  columns: { programme: 'TEXT', kind: 'TEXT', id: 'TEXT', revision: 'INTEGER', position: 'INTEGER', type: 'TEXT', at: 'TEXT', data: 'TEXT' },
  key: ['kind', 'id', 'revision'],
  indexes: [['programme', 'kind']],
}

/** Position of the newest fact that a programme's public pages depend on: the version of these views. */
const versions: Table = { name: 'versions', columns: { programme: 'TEXT', position: 'INTEGER' }, key: ['programme'] }

/** Published texts that were withdrawn one by one: pages say so from the fact on, whenever the vault follows. */
const withdrawals: Table = {
  name: 'withdrawals',
  columns: { ref: 'TEXT', programme: 'TEXT', day: 'TEXT', because: 'TEXT' },
  key: ['ref'],
}

/** Facts whose words a public page shows besides these. */
const alsoShown: readonly string[] = ['ThemeDefined', 'ThemeReworded', 'ThemeMoved', 'ThemeRetired']

const subjectOf = ({ data }: AccountabilityFact): { readonly kind: string; readonly id: string } => {
  if ('population' in data) return { kind: 'population', id: data.programme }
  if ('tables' in data) return { kind: 'tables', id: data.programme }
  if ('results' in data) return { kind: 'results', id: data.conversation }
  if ('report' in data) return { kind: 'report', id: data.programme }
  return 'commitment' in data ? { kind: 'commitment', id: data.commitment } : { kind: 'recommendation', id: data.recommendation }
}

export const accountabilityProjection: Projection = {
  name: 'accountability',
  version: 6,
  tables: [histories, versions, withdrawals],
  types: [
    'RecommendationDrafted',
    'RecommendationRedrafted',
    'DraftSent',
    'DraftReplied',
    'DraftCheckAsked',
    'DraftCheckClosed',
    'RecommendationPublished',
    'RecommendationWithdrawn',
    'ResponseGiven',
    'ResponseAmended',
    'SilenceRecorded',
    'CommitmentMade',
    'CommitmentAmended',
    'MilestoneAdded',
    'MilestoneMoved',
    'MilestoneReached',
    'MilestoneDropped',
    'ProgressReported',
    'OutcomeClaimed',
    'VerdictRecorded',
    'VerdictsReleased',
    'ReportPublished',
    'TablesReleased',
    'ConversationResultsReleased',
    'PopulationSet',
    'PopulationTakenBack',
    'WordingWithdrawn',
    ...alsoShown,
  ],
  project(recorded) {
    const fact = recorded as RecordedFact<AccountabilityFact | WordingFact>
    const { type, data, revision, position, metadata } = fact
    const { programme } = data
    const version = put(versions, { programme, position })
    if (type === 'WordingWithdrawn') {
      return [version, put(withdrawals, { ref: data.ref, programme, day: metadata.at.slice(0, 10), because: data.reason })]
    }
    if (alsoShown.includes(type)) return [version]
    return [version, put(histories, { programme, ...subjectOf(fact), revision, position, type, at: metadata.at, data: JSON.stringify(data) })]
  },
}
