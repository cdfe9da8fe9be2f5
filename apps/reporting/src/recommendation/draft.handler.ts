import type { draftRecommendation, RecommendationDraft, redraftRecommendation } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { codebookDecider } from '../codebook/codebook.decider.ts'
import { codebookStream } from '../codebook/codebook.events.ts'
import { isInUse } from '../codebook/codebook.state.ts'
import { CheckAnswers } from '../draft-check/check-answers.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import type { Draft } from './draft.decide.ts'
import { Evidence } from './evidence.ts'
import { recommendationDecider } from './recommendation.decider.ts'
import { recommendationStream } from './recommendation.events.ts'

/** Gathers what a draft is decided by. */
@Injectable()
export class Drafting {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
    @Inject(Evidence) private readonly evidence: Evidence,
  ) {}

  async prepare(programme: string, recommendation: string, body: RecommendationDraft, caller: Caller): Promise<Draft> {
    this.terms.require(programme)
    const { title, text, language, excerpts, strength, ...content } = body
    const codebook = await loadState(this.platform.store, codebookDecider, codebookStream(programme))
    const originals = this.evidence.inOriginals(programme, excerpts)
    const sealed = await this.wordings.seal(programme, 'recommendation', { title, text, because: strength?.because }, language, caller)
    return {
      programme,
      recommendation,
      ...content,
      strength: strength && { level: strength.level, because: needed(sealed.because) },
      excerpts: originals ?? [],
      title: needed(sealed.title),
      text: needed(sealed.text),
      grounds: {
        organisations: this.terms.offered(programme, 'organisation'),
        objectives: this.terms.offered(programme, 'objective'),
        themes: [...codebook].flatMap(([theme, held]) => (isInUse(held) ? [theme] : [])),
        excerptsStand: originals !== undefined,
      },
    }
  }
}

export class DraftRequest extends Command<Answered<AnswerOf<typeof draftRecommendation>>> {
  constructor(
    readonly input: InputOf<typeof draftRecommendation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DraftRequest)
export class DraftHandler implements ICommandHandler<DraftRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Drafting) private readonly drafting: Drafting,
  ) {}

  async execute({ input: { params, body }, caller }: DraftRequest): Promise<Answered<AnswerOf<typeof draftRecommendation>>> {
    const recommendation = caller.newId()
    const draft = await this.drafting.prepare(params.programme, recommendation, body, caller)
    const stream = recommendationStream(params.programme, recommendation)
    const { position } = await this.commands.run(recommendationDecider, stream, { type: 'DraftRecommendation', ...draft }, caller)
    return answered({ recommendation }, position)
  }
}

export class RedraftRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof redraftRecommendation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RedraftRequest)
export class RedraftHandler implements ICommandHandler<RedraftRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Drafting) private readonly drafting: Drafting,
    @Inject(CheckAnswers) private readonly checks: CheckAnswers,
  ) {}

  async execute({ input: { params, body }, caller }: RedraftRequest): Promise<Answered<undefined>> {
    const { programme, recommendation } = params
    const draft = await this.drafting.prepare(programme, recommendation, body, caller)
    const stream = recommendationStream(programme, recommendation)
    return this.checks.ending(params, async (counted) => {
      const command = { type: 'RedraftRecommendation' as const, ...draft, today: dayOf(caller.at), counted }
      const { position } = await this.commands.run(recommendationDecider, stream, command, caller)
      return answered(undefined, position)
    })
  }
}
