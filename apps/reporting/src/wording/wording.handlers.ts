import type { listWordings, withdrawWording } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Wordings } from '../wordings.ts'
import { publishedWordings } from './published-wordings.ts'
import { wordingDecider } from './wording.decider.ts'
import { wordingStream } from './wording.events.ts'

export class WordingsQuery extends Query<AnswerOf<typeof listWordings>> {
  constructor(readonly input: InputOf<typeof listWordings>) {
    super()
  }
}

@QueryHandler(WordingsQuery)
export class WordingsHandler implements IQueryHandler<WordingsQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, query } }: WordingsQuery): Promise<AnswerOf<typeof listWordings>> {
    this.terms.require(params.programme)
    const all = publishedWordings(this.histories.ofProgramme(params.programme))
    const asked = query.id === undefined ? all : all.filter(({ id }) => id === query.id)
    const words = await this.wordings.wordsIn(asked)
    return { wordings: asked.map(({ sealed, file: _file, ...each }) => ({ ...each, words: words(sealed) })) }
  }
}

export class WithdrawWordingRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof withdrawWording>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawWordingRequest)
export class WithdrawWordingHandler implements ICommandHandler<WithdrawWordingRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
  ) {}

  async execute({ input: { params, body }, caller }: WithdrawWordingRequest): Promise<Answered<undefined>> {
    const { programme } = params
    const published = publishedWordings(this.histories.ofProgramme(programme)).find(({ ref }) => ref === params.ref)
    const command = { programme, published: published?.sealed, file: published?.file, reason: body.reason }
    const { position } = await this.commands.run(wordingDecider, wordingStream(programme), command, caller)
    return answered(undefined, position)
  }
}
