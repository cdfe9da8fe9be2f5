import { given } from '@heard/contracts'
import { type listMemos, type MemoView, WordingPayload } from '@heard/contracts/reporting'
import { type AnswerOf, type InputOf, Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { excerptAsShown } from '../analysis/contribution-text.ts'
import { findContribution, type IndexedContribution } from '../analysis/contributions.query.ts'
import { inUseAmong } from '../analysis/counts.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { countedAs } from '../codebook/meaning.ts'
import { Wordings } from '../wordings.ts'
import { excerptOf, type MemoRow, memosOf } from './memos.query.ts'

type Asked = Partial<InputOf<typeof listMemos>['query']>
type Words = MemoView['words']
type OpeningReason = 'read' | 'analysis-file'

const tampered: Words = { status: 'tampered' }

/** Memos with their words. What is written of a contribution is of its person: it is opened, which is recorded, and gone when the contribution is. */
@Injectable()
export class Memos {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'accounts'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  /** Those that match and are not of a withdrawn contribution, the newest first. */
  rows(programme: string, { theme, ...filter }: Asked): readonly MemoRow[] {
    const all = memosOf(this.model, programme, filter)
    const senses = this.codebook.senses(programme)
    const wanted = theme === undefined ? all : all.filter((row) => row.theme !== null && countedAs(senses, row.theme) === countedAs(senses, theme))
    const inUse = inUseAmong(
      this.index,
      programme,
      wanted.flatMap(({ contribution }) => contribution ?? []),
    )
    return wanted.filter(({ contribution }) => contribution === null || inUse.has(contribution))
  }

  async list(programme: string, asked: Asked, actor: string): Promise<AnswerOf<typeof listMemos>> {
    const { skip = 0, limit = 50 } = asked
    const all = this.rows(programme, asked)
    const rows = all.slice(skip, skip + limit)
    const held = new Map(rows.flatMap(({ contribution }) => this.held(programme, contribution)))
    const isHard = ({ contribution }: MemoRow) => asked.despite === undefined && held.get(contribution ?? '')?.summary.hard === true
    const words = await this.wordsOf(rows, { actor, reason: 'read' }, isHard)
    const names = new Map((await this.platform.accounts.listAccounts()).map(({ account, name }) => [account, name]))
    const memos = rows.map((row): MemoView => {
      const { memo, theme, contribution, version, at, actor: by, changed_at, changed_by } = row
      const [read, excerpt] = [held.get(contribution ?? ''), excerptOf(row)]
      return {
        memo,
        ...given({ theme: theme ?? undefined, contribution: contribution ?? undefined, excerpt: read && excerpt && excerptAsShown(read, excerpt) }),
        words: words.get(memo) ?? tampered,
        version,
        written: { at, ...given({ by: names.get(by) }) },
        ...given({ changed: changed_at === null ? undefined : { at: changed_at, ...given({ by: names.get(changed_by ?? '') }) } }),
      }
    })
    return { memos, total: all.length }
  }

  private held(programme: string, contribution: string | null): readonly (readonly [string, IndexedContribution])[] {
    const found = contribution === null ? undefined : findContribution(this.index, programme, contribution)
    return found ? [[found.summary.contribution, found]] : []
  }

  /** Words by memo: those of the team are read, those on a person are opened together. */
  async wordsOf(
    rows: readonly MemoRow[],
    access: { readonly actor: string; readonly reason: OpeningReason },
    isHard: (row: MemoRow) => boolean = () => false,
  ): Promise<ReadonlyMap<string, Words>> {
    const ours = rows.filter(({ contribution }) => contribution === null)
    const theirs = rows.filter((row) => row.contribution !== null && !isHard(row))
    const read = await this.wordings.read(ours.map(({ words }) => words))
    const refs = theirs.map(({ words }) => words)
    const opened = refs.length === 0 ? [] : await this.platform.vault.open(refs, { purpose: 'narrative', ...access })
    const ofPersons = new Map(
      opened.map((answer): [string, Words] => {
        if (answer.status === 'erased') return [answer.ref, { status: 'withdrawn' }]
        const payload = answer.status === 'open' ? WordingPayload.safeParse(answer.payload) : undefined
        return [answer.ref, payload?.success ? { status: 'open', ...payload.data } : tampered]
      }),
    )
    return new Map(
      rows.map((row): [string, Words] => {
        if (row.contribution !== null) return [row.memo, isHard(row) ? { status: 'hard' } : (ofPersons.get(row.words) ?? tampered)]
        const found = read.get(row.words) ?? tampered
        return [row.memo, found.status === 'withdrawn' ? { status: 'withdrawn' } : found]
      }),
    )
  }
}
