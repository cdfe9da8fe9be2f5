import { ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import type { ResultsFact } from '../conversation/results.events.ts'
import type { PopulationFact } from '../reach/population.events.ts'
import type { TablesReleased } from '../tables/tables.events.ts'
import type { AccountabilityFact } from './accountability.projection.ts'
import type { Histories } from './report.view.ts'
import type { Kept } from './words.ts'

type HistoryRow = { readonly id: string; readonly type: string; readonly at: string; readonly data: string }

const factOf = <F>({ type, at, data }: HistoryRow): F => ({ type, at, data: JSON.parse(data) }) as F

/** Histories from the read model. */
@Injectable()
export class HistoryReader {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  /** Everything of a programme; what began first comes first. */
  ofProgramme(programme: string): Histories {
    return {
      recommendations: this.kind(programme, 'recommendation'),
      commitments: this.kind(programme, 'commitment'),
      reports: this.kind<Histories['reports'][number]>(programme, 'report').flat(),
    }
  }

  /** Everything of one commitment; nothing where there is none in this programme. */
  ofCommitment(programme: string, commitment: string): readonly Kept<CommitmentFact>[] {
    const rows = this.model.query<HistoryRow>(
      "SELECT id, type, at, data FROM histories WHERE kind = 'commitment' AND id = ? AND programme = ? ORDER BY position",
      commitment,
      programme,
    )
    return rows.map((row) => factOf<Kept<CommitmentFact>>(row))
  }

  /** Every population figure that was set or taken back, the oldest first. */
  populations(programme: string): readonly Kept<PopulationFact>[] {
    return this.kind<Kept<PopulationFact>>(programme, 'population').flat()
  }

  releases(programme: string): readonly Kept<TablesReleased>[] {
    return this.kind<Kept<TablesReleased>>(programme, 'tables').flat()
  }

  /** Releases of results by conversation, of each the oldest first. */
  results(programme: string): readonly (readonly Kept<ResultsFact>[])[] {
    return this.kind<Kept<ResultsFact>>(programme, 'results')
  }

  /** Releases of results of one conversation, the oldest first. */
  resultsOf(programme: string, conversation: string): readonly Kept<ResultsFact>[] {
    return this.results(programme).find((releases) => releases[0]?.data.conversation === conversation) ?? []
  }

  /** Changes whenever anything that the programme's public pages show was recorded. */
  version(programme: string): number {
    return this.model.query<{ position: number }>('SELECT position FROM versions WHERE programme = ?', programme)[0]?.position ?? 0
  }

  private kind<F extends Kept<AccountabilityFact>>(programme: string, kind: string): F[][] {
    const rows = this.model.query<HistoryRow>(
      'SELECT id, type, at, data FROM histories WHERE programme = ? AND kind = ? ORDER BY position',
      programme,
      kind,
    )
    const histories = Map.groupBy(rows, ({ id }) => id)
    return [...histories.values()].map((facts) => facts.map((row) => factOf<F>(row)))
  }
}
