import type { VerdictBy } from '@heard/contracts/reporting'
import { Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { groundsOf } from '../accountability/grounds.ts'
import type { Histories } from '../accountability/report.view.ts'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { inUseAmong, isBehind, sharedAt } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'

const WAIT_MS = 60_000

/** Who may say what they see: residents by what they shared, champions by the account that is connected with their application. */
@Injectable()
export class Voters {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  /** Recommendations that a contribution led to, and when it came; nothing once it is not used any more. */
  ledTo(
    programme: string,
    contribution: string,
    { recommendations }: Histories,
  ): { readonly at: string; readonly to: ReadonlySet<string> } | undefined {
    const at = sharedAt(this.index, programme, contribution)
    if (at === undefined) return undefined
    const to = recommendations.flatMap((facts) => {
      const grounds = groundsOf(facts)
      const isCited = grounds?.contributions.includes(contribution)
      const themes = grounds ? this.codebook.withNested(programme, grounds.themes) : []
      return grounds && (isCited || isBehind(this.index, contribution, themes)) ? [grounds.recommendation] : []
    })
    return { at, to: new Set(to) }
  }

  /** As `championOf`, once everything up to now has been read. */
  async championNow(programme: string, account: string): Promise<string | undefined> {
    if (!(await this.areKnown())) throw new Refused('not-caught-up', 1)
    return this.championOf(programme, account)
  }

  championOf(programme: string, account: string): string | undefined {
    const sql = 'SELECT champion FROM champion_accounts WHERE programme = ? AND account = ?'
    return this.model.query<{ champion: string }>(sql, programme, account)[0]?.champion
  }

  communityOf(programme: string, champion: string): string | undefined {
    const sql = 'SELECT community FROM champion_communities WHERE programme = ? AND champion = ?'
    return this.model.query<{ community: string }>(sql, programme, champion)[0]?.community
  }

  /** Whether everything up to now has been read, so that nobody is taken for gone who only has not been read yet. */
  async areKnown(): Promise<boolean> {
    const head = await this.platform.store.head()
    const read = await Promise.all([this.index.waitFor(head, WAIT_MS), this.model.waitFor(head, WAIT_MS)])
    return read.every(Boolean) && this.index.status().every(({ stoppedAt }) => stoppedAt === undefined)
  }

  /**
   * Whether nothing that somebody shared is used any more.
   * @throws Refused `not-caught-up` where that is not known yet
   */
  async isGone(programme: string, contribution: string): Promise<boolean> {
    if (!(await this.areKnown())) throw new Refused('not-caught-up', 1)
    return sharedAt(this.index, programme, contribution) === undefined
  }

  /** Those of them who still count. */
  among(programme: string, from: VerdictBy, voters: readonly string[]): ReadonlySet<string> {
    if (from === 'residents') return inUseAmong(this.index, programme, voters)
    const sql = 'SELECT champion FROM champion_accounts WHERE programme = ? AND champion IN (SELECT value FROM json_each(?))'
    return new Set(this.model.query<{ champion: string }>(sql, programme, JSON.stringify(voters)).map(({ champion }) => champion))
  }
}
