import type { AnswerOf } from '@heard/contracts'
import {
  type listPieces,
  PieceAbout,
  type PieceContent,
  type PieceSummary,
  type PieceVersion,
  PieceWords,
  type showPiece,
  titlesOf,
} from '@heard/contracts/engagement'
import { type Caller, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { type PieceRow, pieceIn, piecesIn, type VersionRow, versionsOf } from './pieces.query.ts'
import { reviewStanding } from './review.ts'

type Words = ReadonlyMap<string, PieceWords>

/** The words of pieces, by their references; those that were withdrawn are left out. */
@Injectable()
export class PieceWordings {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  async read(refs: readonly string[]): Promise<Words> {
    const opened = refs.length === 0 ? [] : await this.platform.vault.wording(refs)
    return new Map(opened.flatMap((row) => (row.status === 'open' ? [[row.ref, PieceWords.parse(row.payload)] as const] : [])))
  }
}

const titleOf = (words: PieceWords | undefined): string => (words && titlesOf(words).en) ?? 'Words withdrawn'

const summaryOf = (row: PieceRow, words: Words, today: string): PieceSummary => ({
  piece: row.piece,
  about: PieceAbout.parse(JSON.parse(row.about)),
  newest: row.newest,
  ...(row.published === null ? {} : { published: row.published }),
  ...(row.review_by === null ? {} : { reviewBy: row.review_by }),
  review: reviewStanding(row.review_by, today),
  retired: row.retired === 1,
  owner: row.owner,
  changedAt: row.changed_at,
  title: titleOf(words.get(row.content)),
})

const urgency = { overdue: 0, due: 1, fresh: 2, none: 2 } as const
const byUrgency = (a: PieceSummary, b: PieceSummary): number =>
  Number(a.retired) - Number(b.retired) || urgency[a.review] - urgency[b.review] || a.title.localeCompare(b.title, 'en')

export class ListPieces extends Query<AnswerOf<typeof listPieces>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListPieces)
export class ListPiecesHandler implements IQueryHandler<ListPieces> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceWordings) private readonly wordings: PieceWordings,
  ) {}

  async execute({ programme, caller }: ListPieces): Promise<AnswerOf<typeof listPieces>> {
    const rows = piecesIn(this.model, programme)
    const words = await this.wordings.read(rows.map(({ content }) => content))
    return { pieces: rows.map((row) => summaryOf(row, words, caller.at.slice(0, 10))).toSorted(byUrgency) }
  }
}

export class ShowPiece extends Query<AnswerOf<typeof showPiece>> {
  constructor(
    readonly programme: string,
    readonly piece: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

const contentOf = (row: VersionRow, words: Words): PieceContent | undefined => {
  const open = words.get(row.content)
  if (!open) return undefined
  const { about, unchecked, owner, review_by: reviewBy } = row
  return {
    about: PieceAbout.parse(JSON.parse(about)),
    unchecked: JSON.parse(unchecked) as string[],
    owner,
    ...(reviewBy === null ? {} : { reviewBy }),
    words: open,
  }
}

@QueryHandler(ShowPiece)
export class ShowPieceHandler implements IQueryHandler<ShowPiece> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceWordings) private readonly wordings: PieceWordings,
  ) {}

  async execute({ programme, piece, caller }: ShowPiece): Promise<AnswerOf<typeof showPiece>> {
    const row = pieceIn(this.model, programme, piece)
    if (!row) throw new Refused('unknown-piece')
    const rows = versionsOf(this.model, piece)
    const words = await this.wordings.read(rows.map(({ content }) => content))
    const versions = rows.map((version): PieceVersion => {
      const content = contentOf(version, words)
      const said = { pieceVersion: version.version, at: version.at, own: version.by_account === caller.actor }
      return content ? { ...said, content } : said
    })
    return { ...summaryOf(row, words, caller.at.slice(0, 10)), versions }
  }
}
