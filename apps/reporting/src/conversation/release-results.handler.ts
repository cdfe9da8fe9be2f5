import type { releaseConversationResults } from '@heard/contracts/reporting'
import { disclosedCountsRule } from '@heard/privacy'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { HistoryReader } from '../accountability/history.reader.ts'
import { hashOf } from '../tables/tables.view.ts'
import { dayOf } from '../today.ts'
import { AskedConversations } from './asked.reader.ts'
import { CountedResults } from './counted-results.ts'
import { resultsDecider } from './results.decider.ts'
import { resultsStream } from './results.events.ts'

type Released = AnswerOf<typeof releaseConversationResults>

export class ReleaseResultsRequest extends Command<Answered<Released>> {
  constructor(
    readonly input: InputOf<typeof releaseConversationResults>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ReleaseResultsRequest)
export class ReleaseResultsHandler implements ICommandHandler<ReleaseResultsRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CountedResults) private readonly counted: CountedResults,
    @Inject(AskedConversations) private readonly asked: AskedConversations,
    @Inject(HistoryReader) private readonly histories: HistoryReader,
  ) {}

  async execute({ input: { params, body }, caller }: ReleaseResultsRequest): Promise<Answered<Released>> {
    const { programme, conversation } = params
    const earlier = this.histories.resultsOf(programme, conversation).at(-1)?.at
    // Before the results, so that nobody is told to have come whom they do not count.
    const arrived = await this.counted.arrivedSince(programme, conversation, earlier)
    const results = await this.counted.of(programme, conversation)
    const rests = this.asked.rests(programme, conversation, dayOf(caller.at)) ?? false
    const release = caller.newId()
    const command = { programme, conversation, release, rests, arrived, rule: disclosedCountsRule, results, hash: hashOf(results), seen: body.seen }
    const { position } = await this.commands.run(resultsDecider, resultsStream(programme, conversation), command, caller)
    return answered({ release }, position)
  }
}
