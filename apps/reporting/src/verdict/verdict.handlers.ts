import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { championVerdicts, giveChampionVerdict, giveMyVerdict, myVerdicts } from '@heard/contracts/reporting'
import { type Caller, type InputOf, Receipts, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Asking } from './asking.ts'
import { Verdicts } from './verdicts.ts'
import { Voters } from './voters.ts'

export class MyVerdictsQuery extends Query<AnswerOf<typeof myVerdicts>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(MyVerdictsQuery)
export class MyVerdictsHandler implements IQueryHandler<MyVerdictsQuery> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Asking) private readonly asking: Asking,
  ) {}

  async execute({ receipt, caller }: MyVerdictsQuery): Promise<AnswerOf<typeof myVerdicts>> {
    const { programme, contribution, person } = await this.receipts.find(receipt)
    const asked = person === undefined ? [] : await this.asking.all({ programme, from: 'residents', voter: contribution }, caller.at)
    return { programme, asked }
  }
}

export class GiveMyVerdict extends Command<void> {
  constructor(
    readonly body: BodyOf<typeof giveMyVerdict>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(GiveMyVerdict)
export class GiveMyVerdictHandler implements ICommandHandler<GiveMyVerdict> {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Asking) private readonly asking: Asking,
    @Inject(Verdicts) private readonly verdicts: Verdicts,
    @Inject(Voters) private readonly voters: Voters,
  ) {}

  async execute({ body: { receipt, commitment, claim, verdict }, caller }: GiveMyVerdict): Promise<void> {
    const { programme, contribution, person } = await this.receipts.find(receipt)
    if (person === undefined) throw new Refused('erased')
    const who = { programme, from: 'residents', voter: contribution } as const
    await this.asking.require(who, { commitment, claim }, caller.at)
    await this.verdicts.say({ ...who, commitment, claim, verdict })
    // What took the words away meanwhile did not find what it was to delete.
    const isThere = (await this.receipts.find(receipt)).person !== undefined && !(await this.voters.isGone(programme, contribution))
    if (isThere) return
    await this.verdicts.forget(programme, 'residents', contribution)
    throw new Refused('erased')
  }
}

export class ChampionVerdictsQuery extends Query<AnswerOf<typeof championVerdicts>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ChampionVerdictsQuery)
export class ChampionVerdictsHandler implements IQueryHandler<ChampionVerdictsQuery> {
  constructor(
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(Voters) private readonly voters: Voters,
    @Inject(Asking) private readonly asking: Asking,
  ) {}

  async execute({ programme, caller }: ChampionVerdictsQuery): Promise<AnswerOf<typeof championVerdicts>> {
    this.terms.require(programme)
    const voter = this.voters.championOf(programme, caller.actor)
    if (voter === undefined) throw new Refused('not-linked')
    return { asked: await this.asking.all({ programme, from: 'champions', voter }, caller.at) }
  }
}

export class GiveChampionVerdict extends Command<void> {
  constructor(
    readonly input: InputOf<typeof giveChampionVerdict>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(GiveChampionVerdict)
export class GiveChampionVerdictHandler implements ICommandHandler<GiveChampionVerdict> {
  constructor(
    @Inject(Voters) private readonly voters: Voters,
    @Inject(Asking) private readonly asking: Asking,
    @Inject(Verdicts) private readonly verdicts: Verdicts,
  ) {}

  async execute({ input: { params, body }, caller }: GiveChampionVerdict): Promise<void> {
    const { programme, commitment } = params
    const voter = this.voters.championOf(programme, caller.actor)
    if (voter === undefined) throw new Refused('not-linked')
    const who = { programme, from: 'champions', voter } as const
    await this.asking.require(who, { commitment, claim: body.claim }, caller.at)
    await this.verdicts.say({ ...who, commitment, ...body })
    // Whoever stopped meanwhile has no say any more.
    if ((await this.voters.championNow(programme, caller.actor)) === voter) return
    await this.verdicts.forget(programme, 'champions', voter)
    throw new Refused('not-linked')
  }
}
