import { createHash } from 'node:crypto'
import type { AnswerOf } from '@heard/contracts'
import type { EqualityTable, publicEquality, releaseEquality, showEquality } from '@heard/contracts/engagement'
import { canonicalJson } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, ReadModel } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { ProgrammeDirectory } from '../programme/programme-directory.ts'
import { figuresStream } from './equality.events.ts'
import { countedOf, releasedOf } from './equality.query.ts'
import { figuresDecider } from './figures.decider.ts'

export class EqualityQuery extends Query<AnswerOf<typeof showEquality>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(EqualityQuery)
export class EqualityQueryHandler implements IQueryHandler<EqualityQuery> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ programme }: EqualityQuery): Promise<AnswerOf<typeof showEquality>> {
    this.programmes.equalityRules(programme)
    const { release: released } = releasedOf(this.model, programme)
    return { programme, ...countedOf(this.model, programme), ...(released ? { released } : {}) }
  }
}

export class PublicEqualityQuery extends Query<AnswerOf<typeof publicEquality>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(PublicEqualityQuery)
export class PublicEqualityHandler implements IQueryHandler<PublicEqualityQuery> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ programme }: PublicEqualityQuery): Promise<AnswerOf<typeof publicEquality>> {
    this.programmes.equalityRules(programme)
    return { programme, ...releasedOf(this.model, programme) }
  }
}

export class ReleaseEquality extends Command<Answered<AnswerOf<typeof releaseEquality>>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

const Json = z.json()
const hash = (tables: readonly EqualityTable[]): string =>
  createHash('sha256')
    .update(canonicalJson(Json.parse(tables)))
    .digest('hex')

@CommandHandler(ReleaseEquality)
export class ReleaseEqualityHandler implements ICommandHandler<ReleaseEquality> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ programme, caller }: ReleaseEquality): Promise<Answered<AnswerOf<typeof releaseEquality>>> {
    this.programmes.equalityRules(programme)
    const release = caller.newId()
    const { position } = await this.commands.run(figuresDecider, figuresStream(programme), { type: 'Release', programme, release, hash }, caller)
    return answered({ release }, position)
  }
}
