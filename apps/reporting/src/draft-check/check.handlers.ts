import type { askDraftCheck, closeDraftCheck, draftCheckWords } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { recommendationDecider } from '../recommendation/recommendation.decider.ts'
import { recommendationStream } from '../recommendation/recommendation.events.ts'
import { dayOf } from '../today.ts'
import { CheckAnswers } from './check-answers.ts'
import { wordsIn } from './check-box.ts'
import { roundsOf } from './rounds.ts'

export class AskDraftCheckRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof askDraftCheck>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AskDraftCheckRequest)
export class AskDraftCheckHandler implements ICommandHandler<AskDraftCheckRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  execute({ input: { params, body }, caller }: AskDraftCheckRequest): Promise<Answered<undefined>> {
    const known = this.terms.offered(params.programme, 'community')
    return this.answers.ending(params, async (counted) => {
      const command = { type: 'AskDraftCheck' as const, ...params, ...body, known, today: dayOf(caller.at), counted }
      const { position } = await this.commands.run(
        recommendationDecider,
        recommendationStream(params.programme, params.recommendation),
        command,
        caller,
      )
      return answered(undefined, position)
    })
  }
}

export class CloseDraftCheckRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof closeDraftCheck>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(CloseDraftCheckRequest)
export class CloseDraftCheckHandler implements ICommandHandler<CloseDraftCheckRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  execute({ input: { params }, caller }: CloseDraftCheckRequest): Promise<Answered<undefined>> {
    return this.answers.ending(params, async (counted) => {
      const command = { type: 'CloseDraftCheck' as const, ...params, today: dayOf(caller.at), counted }
      const { position } = await this.commands.run(
        recommendationDecider,
        recommendationStream(params.programme, params.recommendation),
        command,
        caller,
      )
      return answered(undefined, position)
    })
  }
}

export class DraftCheckWordsQuery extends Query<AnswerOf<typeof draftCheckWords>> {
  constructor(
    readonly input: InputOf<typeof draftCheckWords>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(DraftCheckWordsQuery)
export class DraftCheckWordsHandler implements IQueryHandler<DraftCheckWordsQuery> {
  constructor(
    @Inject(HistoryReader) private readonly histories: HistoryReader,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  /** Of closed rounds alone: read while people still answer, words would tell by their coming whose they are. */
  async execute({ input: { params }, caller }: DraftCheckWordsQuery): Promise<AnswerOf<typeof draftCheckWords>> {
    const { recommendations } = this.histories.ofProgramme(params.programme)
    const facts = recommendations.find(([first]) => first?.data.recommendation === params.recommendation)
    if (!facts) throw new Refused('unknown-recommendation')
    const closed = roundsOf(facts).filter(({ isClosed }) => isClosed)
    const rounds = closed.map(async ({ round, on, from }) => {
      const boxes = await Promise.all(from.map((each) => this.answers.opened({ ...params, round, from: each }, caller.actor)))
      return { round, on, words: wordsIn(boxes) }
    })
    return { rounds: (await Promise.all(rounds)).toReversed() }
  }
}
