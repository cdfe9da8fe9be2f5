import {
  answerChampionDraftCheck,
  answerMyDraftCheck,
  askDraftCheck,
  championDraftChecks,
  closeDraftCheck,
  draftCheckWords,
  myDraftChecks,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf, RateLimiter, receiptCost } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { AskDraftCheckRequest, CloseDraftCheckRequest, DraftCheckWordsQuery } from './check.handlers.ts'
import { AnswerChampionDraftCheck, AnswerMyDraftCheck, ChampionDraftChecksQuery, MyDraftChecksQuery } from './voices.handlers.ts'

/** Drafts that people are asked to check before they are published. */
@Controller()
export class CheckController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(askDraftCheck)
  ask(@Input() input: InputOf<typeof askDraftCheck>, @From() caller: Caller) {
    return this.commands.execute(new AskDraftCheckRequest(input, caller))
  }

  @Implements(closeDraftCheck)
  close(@Input() input: InputOf<typeof closeDraftCheck>, @From() caller: Caller) {
    return this.commands.execute(new CloseDraftCheckRequest(input, caller))
  }

  @Implements(draftCheckWords)
  words(@Input() input: InputOf<typeof draftCheckWords>, @From() caller: Caller) {
    return this.queries.execute(new DraftCheckWordsQuery(input, caller))
  }

  @Implements(myDraftChecks)
  mine(@Input() { body }: InputOf<typeof myDraftChecks>, @From() caller: Caller) {
    this.pay(caller)
    return this.queries.execute(new MyDraftChecksQuery(body.receipt, caller))
  }

  @Implements(answerMyDraftCheck)
  answer(@Input() { body }: InputOf<typeof answerMyDraftCheck>, @From() caller: Caller) {
    this.pay(caller)
    return this.commands.execute(new AnswerMyDraftCheck(body, caller))
  }

  @Implements(championDraftChecks)
  champions(@Input() { params }: InputOf<typeof championDraftChecks>, @From() caller: Caller) {
    return this.queries.execute(new ChampionDraftChecksQuery(params.programme, caller))
  }

  @Implements(answerChampionDraftCheck)
  answerAsChampion(@Input() input: InputOf<typeof answerChampionDraftCheck>, @From() caller: Caller) {
    return this.commands.execute(new AnswerChampionDraftCheck(input, caller))
  }

  private pay(caller: Caller): void {
    this.limiter.take(caller.address, Date.parse(caller.at), receiptCost)
  }
}
