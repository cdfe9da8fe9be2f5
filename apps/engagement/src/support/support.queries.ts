import type { AnswerOf, QueryOf } from '@heard/contracts'
import { type findSupport, isService, PieceAbout, type ServiceWords, type SupportService, type showSupport } from '@heard/contracts/engagement'
import { type Caller, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { PieceWordings } from '../piece/piece.queries.ts'
import { type PieceRow, publishedIn } from '../piece/pieces.query.ts'
import { reviewStanding } from '../piece/review.ts'
import { inLanguage } from '../programme/programme.view.ts'
import { byReach, fits, type ServiceAbout } from './support-match.ts'

type Shown = { readonly about: ServiceAbout; readonly view: SupportService }

const viewOf = ({ piece, checked_on }: PieceRow, about: ServiceAbout, words: ServiceWords, language: string): SupportService => {
  const { name, what, who, opening, ...contact } = words
  const { kind: _kind, ...rest } = about
  return {
    service: piece,
    name: inLanguage(name, language),
    what: inLanguage(what, language),
    ...(who ? { who: inLanguage(who, language) } : {}),
    ...(opening ? { opening: inLanguage(opening, language) } : {}),
    ...contact,
    ...rest,
    ...(checked_on === null ? {} : { checkedOn: checked_on }),
  }
}

/** The directory as residents see it: what is published, less what nobody has checked for too long. */
@Injectable()
export class SupportDirectory {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceWordings) private readonly wordings: PieceWordings,
  ) {}

  async shown(programme: string, language: string, today: string): Promise<readonly Shown[]> {
    const rows = publishedIn(this.model, programme, 'service').filter(({ review_by }) => reviewStanding(review_by, today) !== 'overdue')
    const words = await this.wordings.read(rows.map(({ content }) => content))
    return rows.flatMap((row): Shown[] => {
      const about = PieceAbout.parse(JSON.parse(row.about))
      const content = { about, words: words.get(row.content) ?? { name: {}, what: {} } }
      return words.has(row.content) && isService(content) ? [{ about: content.about, view: viewOf(row, content.about, content.words, language) }] : []
    })
  }
}

export class FindSupport extends Query<AnswerOf<typeof findSupport>> {
  constructor(
    readonly programme: string,
    readonly wanted: QueryOf<typeof findSupport>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(FindSupport)
export class FindSupportHandler implements IQueryHandler<FindSupport> {
  constructor(@Inject(SupportDirectory) private readonly directory: SupportDirectory) {}

  async execute({ programme, wanted, caller }: FindSupport): Promise<AnswerOf<typeof findSupport>> {
    const all = await this.directory.shown(programme, wanted.language, caller.at.slice(0, 10))
    const byName = (a: Shown, b: Shown): number => byReach(a.about, b.about) || a.view.name.text.localeCompare(b.view.name.text, 'en')
    return {
      services: all
        .filter(({ about }) => fits(about, wanted))
        .toSorted(byName)
        .map(({ view }) => view),
      spoken: [...new Set(all.flatMap(({ about }) => about.spoken))].toSorted(),
    }
  }
}

export class ShowSupport extends Query<AnswerOf<typeof showSupport>> {
  constructor(
    readonly programme: string,
    readonly piece: string,
    readonly language: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowSupport)
export class ShowSupportHandler implements IQueryHandler<ShowSupport> {
  constructor(@Inject(SupportDirectory) private readonly directory: SupportDirectory) {}

  async execute({ programme, piece, language, caller }: ShowSupport): Promise<AnswerOf<typeof showSupport>> {
    const all = await this.directory.shown(programme, language, caller.at.slice(0, 10))
    const found = all.find(({ view }) => view.service === piece)
    if (!found) throw new Refused('unknown-piece')
    return found.view
  }
}
