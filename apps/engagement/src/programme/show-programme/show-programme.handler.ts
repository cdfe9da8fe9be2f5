import type { AnswerOf } from '@heard/contracts'
import type { listProgrammes, showProgramme } from '@heard/contracts/engagement'
import { type Answered, NotModified, viewed } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeViews } from '../programme-views.ts'

export class ShowProgramme extends Query<Answered<AnswerOf<typeof showProgramme>>> {
  constructor(
    readonly programme: string,
    readonly language: string,
    readonly ifNoneMatch: string | undefined,
  ) {
    super()
  }
}

@QueryHandler(ShowProgramme)
export class ShowProgrammeHandler implements IQueryHandler<ShowProgramme> {
  constructor(@Inject(ProgrammeViews) private readonly views: ProgrammeViews) {}

  async execute({ programme, language, ifNoneMatch }: ShowProgramme): Promise<Answered<AnswerOf<typeof showProgramme>>> {
    const { view, etag } = await this.views.one(programme, language)
    if (ifNoneMatch === etag) throw new NotModified(etag)
    return viewed(view, etag)
  }
}

export class ListProgrammes extends Query<Answered<AnswerOf<typeof listProgrammes>>> {
  constructor(
    readonly language: string,
    readonly ifNoneMatch: string | undefined,
  ) {
    super()
  }
}

@QueryHandler(ListProgrammes)
export class ListProgrammesHandler implements IQueryHandler<ListProgrammes> {
  constructor(@Inject(ProgrammeViews) private readonly views: ProgrammeViews) {}

  async execute({ language, ifNoneMatch }: ListProgrammes): Promise<Answered<AnswerOf<typeof listProgrammes>>> {
    const all = await this.views.all(language)
    const etag = `"${all.map((each) => each.etag.replaceAll('"', '')).join('.')}"`
    if (ifNoneMatch === etag) throw new NotModified(etag)
    return viewed({ programmes: all.map(({ view }) => view) }, etag)
  }
}
