import type { AnswerOf } from '@heard/contracts'
import { type InformationItem, InformationKind, isInformation, type listInformation, PieceAbout } from '@heard/contracts/engagement'
import { type Caller, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { PieceWordings } from '../piece/piece.queries.ts'
import { publishedIn } from '../piece/pieces.query.ts'
import { reviewStanding } from '../piece/review.ts'
import { inLanguage } from '../programme/programme.view.ts'
import { isShown } from './shown.ts'

export class ListInformation extends Query<AnswerOf<typeof listInformation>> {
  constructor(
    readonly programme: string,
    readonly language: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListInformation)
export class ListInformationHandler implements IQueryHandler<ListInformation> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceWordings) private readonly wordings: PieceWordings,
  ) {}

  async execute({ programme, language, caller }: ListInformation): Promise<AnswerOf<typeof listInformation>> {
    const today = caller.at.slice(0, 10)
    const rows = InformationKind.options
      .flatMap((kind) => publishedIn(this.model, programme, kind))
      .map((row) => ({ ...row, about: PieceAbout.parse(JSON.parse(row.about)) }))
      .filter(({ about, review_by }) => isShown(about, today) && reviewStanding(review_by, today) !== 'overdue')
    const words = await this.wordings.read(rows.map(({ content }) => content))
    const items = rows.flatMap(({ piece, about, content, unchecked }): InformationItem[] => {
      const open = words.get(content)
      const said = open && { about, words: open }
      if (!said || !isInformation(said)) return []
      const { title, text, link } = said.words
      const titled = inLanguage(title, language)
      const isUnchecked = (JSON.parse(unchecked) as string[]).includes(titled.language)
      const shown = { piece, kind: said.about.kind, title: titled, text: inLanguage(text, language), unchecked: isUnchecked }
      return [link === undefined ? shown : { ...shown, link }]
    })
    return { items }
  }
}
