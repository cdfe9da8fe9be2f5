import type { publishRecommendation, withdrawRecommendation } from '@heard/contracts/reporting'
import { type Answered, answered, type Caller, Commands, type InputOf, Platform } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { groundsOf } from '../accountability/grounds.ts'
import { CheckAnswers } from '../draft-check/check-answers.ts'
import { Telling } from '../tables/telling.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { Evidence } from './evidence.ts'
import { recommendationDecider } from './recommendation.decider.ts'
import { type RecommendationFact, recommendationStream } from './recommendation.events.ts'

export class PublishRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof publishRecommendation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(PublishRequest)
export class PublishHandler implements ICommandHandler<PublishRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(Telling) private readonly telling: Telling,
    @Inject(CheckAnswers) private readonly checks: CheckAnswers,
  ) {}

  async execute({ input: { params, body }, caller }: PublishRequest): Promise<Answered<undefined>> {
    const { programme, recommendation } = params
    const stream = recommendationStream(programme, recommendation)
    const today = dayOf(caller.at)
    const days = { today, askedOn: body.askedOn ?? today, dueBy: body.dueBy }
    const early = body.cannotWait
    const { cannotWait } = await this.wordings.seal(programme, 'recommendation', { cannotWait: early?.reason }, early?.language ?? 'en', caller)
    return this.telling.inTurn(programme, async () => {
      const facts: RecommendationFact[] = []
      for await (const fact of this.platform.store.readStream<RecommendationFact>(stream)) facts.push(fact)
      const [grounds, counted] = [groundsOf(facts), facts.filter(({ type }) => type === 'RecommendationRedrafted').length]
      const people = grounds ? this.evidence.disclosed(programme, grounds) : null
      const command = { type: 'PublishRecommendation' as const, programme, recommendation, ...days, people, counted, seen: body.seen, cannotWait }
      return this.checks.ending(params, async (check) => {
        const { position } = await this.commands.run(recommendationDecider, stream, { ...command, check }, caller)
        return answered(undefined, position)
      })
    })
  }
}

export class WithdrawRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof withdrawRecommendation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawRequest)
export class WithdrawHandler implements ICommandHandler<WithdrawRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async execute({ input: { params, body }, caller }: WithdrawRequest): Promise<Answered<undefined>> {
    const { programme, recommendation } = params
    const sealed = await this.wordings.seal(programme, 'recommendation', { reason: body.reason }, body.language, caller)
    const command = { type: 'WithdrawRecommendation' as const, programme, recommendation, reason: needed(sealed.reason) }
    const { position } = await this.commands.run(recommendationDecider, recommendationStream(programme, recommendation), command, caller)
    return answered(undefined, position)
  }
}
