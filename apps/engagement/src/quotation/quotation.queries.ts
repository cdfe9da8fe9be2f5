import { type AnswerOf, given, type LocalText, type QueryOf } from '@heard/contracts'
import {
  type listQuotations,
  type publicQuotations,
  QuotationEnd,
  QuotationRefusalReason,
  type QuotationView,
  QuotedWords,
} from '@heard/contracts/engagement'
import { type Caller, Platform, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { touches } from './excerpt.ts'
import { type QuotationSource, QuotationSources } from './quotation-sources.ts'
import { approvedQuotations, type QuotationRow, quotationsIn } from './quotations.query.ts'

type Worded = ReadonlyMap<string, LocalText>

export class ListQuotations extends Query<AnswerOf<typeof listQuotations>> {
  constructor(
    readonly programme: string,
    readonly looked: QueryOf<typeof listQuotations>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** The copies for the public, by their references; those that are erased are left out. */
const publicWords = async ({ vault }: Pick<Platform, 'vault'>, rows: readonly QuotationRow[]): Promise<Worded> => {
  const refs = rows.flatMap(({ words }) => words ?? [])
  const opened = refs.length === 0 ? [] : await vault.wording(refs)
  const words = new Map(opened.flatMap((answer) => (answer.status === 'open' ? [[answer.ref, QuotedWords.parse(answer.payload)] as const] : [])))
  return new Map(
    rows.flatMap(({ quotation, words: ref }) => {
      const text = ref === null ? undefined : words.get(ref)
      return text ? [[quotation, text] as const] : []
    }),
  )
}

const mayBeQuoted = ({ consent, spans }: QuotationSource['source'], { field, starts: from, ends: to }: QuotationRow): boolean =>
  consent && spans !== undefined && !touches(spans, { field, from, to })

@QueryHandler(ListQuotations)
export class ListQuotationsHandler implements IQueryHandler<ListQuotations> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(QuotationSources) private readonly sources: QuotationSources,
  ) {}

  async execute({ programme, looked: { state, after }, caller }: ListQuotations): Promise<AnswerOf<typeof listQuotations>> {
    const { rows, next } = quotationsIn(this.model, programme, state, after)
    const words =
      state === 'proposed' ? await this.originals(rows, caller.actor) : state === 'approved' ? await publicWords(this.platform, rows) : new Map()
    return { quotations: rows.map((row) => viewOf(row, words.get(row.quotation), caller.actor)), ...given({ next }) }
  }

  /** The proposed words; those that may not be quoted any more are left out. */
  private async originals(rows: readonly QuotationRow[], actor: string): Promise<Worded> {
    const read = await Promise.all(rows.map(async (row) => ({ row, from: await this.sources.read(row.programme, row.contribution) })))
    const quotable = read.filter(({ row, from: { source } }) => mayBeQuoted(source, row))
    const opened = await this.sources.openAll(
      quotable.map(({ from }) => from),
      actor,
    )
    return new Map(
      quotable.flatMap(({ row, from }) => {
        const text = opened.get(from.words.ref)?.[row.field]?.slice(row.starts, row.ends)
        return text === undefined ? [] : [[row.quotation, { language: from.held.language, text }] as const]
      }),
    )
  }
}

const viewOf = (row: QuotationRow, words: LocalText | undefined, actor: string): QuotationView => {
  const { quotation, contribution, field, state, proposed_at: proposedAt, decided_at: decidedAt, why } = row
  return {
    quotation,
    contribution,
    field,
    state,
    proposedAt,
    own: row.proposer === actor,
    ...(decidedAt === null ? {} : { decidedAt }),
    ...(state === 'refused' ? { reason: QuotationRefusalReason.parse(why) } : {}),
    ...(state === 'withdrawn' ? { ended: QuotationEnd.parse(why) } : {}),
    ...(words ? { words } : {}),
  }
}

export class PublicQuotations extends Query<AnswerOf<typeof publicQuotations>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(PublicQuotations)
export class PublicQuotationsHandler implements IQueryHandler<PublicQuotations> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(QuotationSources) private readonly sources: QuotationSources,
  ) {}

  /** The read model may be a moment behind; whether the teller still agrees is asked where it is decided. */
  async execute({ programme }: PublicQuotations): Promise<AnswerOf<typeof publicQuotations>> {
    const rows = approvedQuotations(this.model, programme)
    const allowed = await Promise.all(rows.map((row) => this.isAllowed(row)))
    const shown = rows.filter((_, index) => allowed[index])
    const words = await publicWords(this.platform, shown)
    return {
      quotations: shown.flatMap(({ quotation }) => {
        const text = words.get(quotation)
        return text ? [{ quotation, words: text }] : []
      }),
    }
  }

  private async isAllowed(row: QuotationRow): Promise<boolean> {
    const { source } = await this.sources.read(row.programme, row.contribution)
    return mayBeQuoted(source, row)
  }
}
