import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { answerChampionDraftCheck, answerMyDraftCheck, championDraftChecks, myDraftChecks } from '@heard/contracts/reporting'
import { type Caller, type InputOf, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { Voters } from '../verdict/voters.ts'
import { CheckAnswers } from './check-answers.ts'
import { CheckAsking } from './check-asking.ts'
import type { Said } from './check-box.ts'

/** Words without an answer are kept of nobody. */
const saidIn = ({ answer, change }: Pick<BodyOf<typeof answerMyDraftCheck>, 'answer' | 'change'>): Said | null =>
  answer === null ? null : { answer, ...(change === undefined ? {} : { change }) }

export class MyDraftChecksQuery extends Query<AnswerOf<typeof myDraftChecks>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(MyDraftChecksQuery)
export class MyDraftChecksHandler implements IQueryHandler<MyDraftChecksQuery> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(CheckAsking) private readonly asking: CheckAsking,
  ) {}

  async execute({ receipt, caller }: MyDraftChecksQuery): Promise<AnswerOf<typeof myDraftChecks>> {
    const { programme, contribution, person } = await this.receipts.find(receipt)
    const checks = person === undefined ? [] : await this.asking.all({ programme, from: 'residents', voter: contribution }, caller.at)
    return { programme, checks }
  }
}

export class AnswerMyDraftCheck extends Command<void> {
  constructor(
    readonly body: BodyOf<typeof answerMyDraftCheck>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AnswerMyDraftCheck)
export class AnswerMyDraftCheckHandler implements ICommandHandler<AnswerMyDraftCheck> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(CheckAsking) private readonly asking: CheckAsking,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
    @Inject(Voters) private readonly voters: Voters,
  ) {}

  async execute({ body: { receipt, recommendation, round, ...said }, caller }: AnswerMyDraftCheck): Promise<void> {
    const { programme, contribution, person } = await this.receipts.find(receipt)
    if (person === undefined) throw new Refused('erased')
    const who = { programme, from: 'residents', voter: contribution } as const
    await this.asking.require(who, { recommendation, round }, caller.at)
    await this.answers.say({ ...who, recommendation, round }, contribution, saidIn(said), dayOf(caller.at))
    // What took the words away meanwhile did not find what it was to delete.
    const isThere = (await this.receipts.find(receipt)).person !== undefined && !(await this.voters.isGone(programme, contribution))
    if (isThere) return
    await this.answers.forget(programme, 'residents', contribution)
    throw new Refused('erased')
  }
}

export class ChampionDraftChecksQuery extends Query<AnswerOf<typeof championDraftChecks>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ChampionDraftChecksQuery)
export class ChampionDraftChecksHandler implements IQueryHandler<ChampionDraftChecksQuery> {
  constructor(
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(Voters) private readonly voters: Voters,
    @Inject(CheckAsking) private readonly asking: CheckAsking,
  ) {}

  async execute({ programme, caller }: ChampionDraftChecksQuery): Promise<AnswerOf<typeof championDraftChecks>> {
    this.terms.require(programme)
    const voter = this.voters.championOf(programme, caller.actor)
    if (voter === undefined) throw new Refused('not-linked')
    return { checks: await this.asking.all({ programme, from: 'champions', voter }, caller.at) }
  }
}

export class AnswerChampionDraftCheck extends Command<void> {
  constructor(
    readonly input: InputOf<typeof answerChampionDraftCheck>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AnswerChampionDraftCheck)
export class AnswerChampionDraftCheckHandler implements ICommandHandler<AnswerChampionDraftCheck> {
  constructor(
    @Inject(Voters) private readonly voters: Voters,
    @Inject(CheckAsking) private readonly asking: CheckAsking,
    @Inject(CheckAnswers) private readonly answers: CheckAnswers,
  ) {}

  async execute({ input: { params, body }, caller }: AnswerChampionDraftCheck): Promise<void> {
    const { programme, recommendation } = params
    const { round } = body
    const voter = this.voters.championOf(programme, caller.actor)
    if (voter === undefined) throw new Refused('not-linked')
    const who = { programme, from: 'champions', voter } as const
    await this.asking.require(who, { recommendation, round }, caller.at)
    await this.answers.say({ ...who, recommendation, round }, voter, saidIn(body), dayOf(caller.at))
    // Whoever stopped meanwhile has no say any more.
    if ((await this.voters.championNow(programme, caller.actor)) === voter) return
    await this.answers.forget(programme, 'champions', voter)
    throw new Refused('not-linked')
  }
}
