import type { amendCommitment, claimOutcome, makeCommitment, recordVerdict, reportProgress } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { recommendationDecider } from '../recommendation/recommendation.decider.ts'
import { recommendationStream } from '../recommendation/recommendation.events.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { type CommitmentCommand, commitmentDecider } from './commitment.decider.ts'
import { commitmentStream } from './commitment.events.ts'
import { CommitmentFiles } from './commitment-files.ts'
import { SealedMilestones } from './milestone.handlers.ts'
import { onDay } from './on-day.ts'

export class MakeCommitmentRequest extends Command<Answered<AnswerOf<typeof makeCommitment>>> {
  constructor(
    readonly input: InputOf<typeof makeCommitment>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(MakeCommitmentRequest)
export class MakeCommitmentHandler implements ICommandHandler<MakeCommitmentRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(SealedMilestones) private readonly milestones: SealedMilestones,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: MakeCommitmentRequest): Promise<Answered<AnswerOf<typeof makeCommitment>>> {
    const { programme } = params
    this.terms.require(programme)
    const { recommendation, organisation, objective, due, measure, text, ownerRole, language } = body
    const commitment = caller.newId()
    const today = dayOf(caller.at)
    const under = recommendation === undefined ? undefined : { recommendation, state: await this.stateOf(programme, recommendation) }
    const sealed = await this.wordings.seal(programme, 'commitment', { measure, text, ownerRole }, language, caller)
    const milestones = await this.milestones.seal(programme, body.milestones ?? [], language, caller)
    const { position } = await this.commands.run(
      commitmentDecider,
      commitmentStream(programme, commitment),
      {
        type: 'MakeCommitment',
        programme,
        commitment,
        organisation,
        under,
        objective,
        today,
        madeOn: body.madeOn ?? today,
        due,
        actsFor: this.terms.actsFor(caller.principal, programme),
        organisations: this.terms.known(programme, 'organisation'),
        objectives: this.terms.offered(programme, 'objective'),
        measure: needed(sealed.measure),
        text: needed(sealed.text),
        ownerRole: needed(sealed.ownerRole),
        milestones,
      },
      caller,
    )
    return answered({ commitment }, position)
  }

  private stateOf(programme: string, recommendation: string) {
    return loadState(this.platform.store, recommendationDecider, recommendationStream(programme, recommendation))
  }
}

export type KeepInput =
  | { readonly amend: InputOf<typeof amendCommitment> }
  | { readonly progress: InputOf<typeof reportProgress> }
  | { readonly claim: InputOf<typeof claimOutcome> }
  | { readonly verdict: InputOf<typeof recordVerdict> }

/** Makes the domain's command of what was sent, its texts and files sealed. */
@Injectable()
export class Keeping {
  constructor(
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(CommitmentFiles) private readonly files: CommitmentFiles,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  /** Once it is recorded: files wait no more. */
  async settle(input: KeepInput): Promise<void> {
    const shown = 'progress' in input ? input.progress : 'claim' in input ? input.claim : undefined
    if (shown) await this.files.drop(shown.params, shown.body.files ?? [])
  }

  async commandOf(input: KeepInput, caller: Caller): Promise<CommitmentCommand> {
    if ('amend' in input) return this.amend(input.amend, caller)
    if ('progress' in input) return this.progress(input.progress, caller)
    return 'claim' in input ? this.claim(input.claim, caller) : this.verdict(input.verdict, caller)
  }

  private async amend({ params, body }: InputOf<typeof amendCommitment>, caller: Caller): Promise<CommitmentCommand> {
    const { due, measure, text, ownerRole, reason, language } = body
    const sealed = await this.wordings.seal(params.programme, 'commitment', { measure, text, ownerRole, reason }, language, caller)
    const words = { measure: sealed.measure, text: sealed.text, ownerRole: sealed.ownerRole, reason: needed(sealed.reason) }
    return { type: 'AmendCommitment', ...params, ...this.owned(params.programme, caller), due, ...words }
  }

  private async progress({ params, body }: InputOf<typeof reportProgress>, caller: Caller): Promise<CommitmentCommand> {
    const sealed = await this.wordings.seal(params.programme, 'progress', { note: body.note }, body.language, caller)
    const owned = this.owned(params.programme, caller)
    const links = await this.wordings.sealLinks(params.programme, 'progress.link', body.links ?? [], body.language, caller)
    const files = await this.files.seal(params, body.files ?? [], body.language, caller)
    const day = onDay(body.on, caller)
    return { type: 'ReportProgress', ...params, ...owned, ...day, state: body.state, note: needed(sealed.note), links, files }
  }

  private async claim({ params, body }: InputOf<typeof claimOutcome>, caller: Caller): Promise<CommitmentCommand> {
    const sealed = await this.wordings.seal(params.programme, 'outcome', { text: body.text }, body.language, caller)
    const links = await this.wordings.sealLinks(params.programme, 'outcome.link', body.links ?? [], body.language, caller)
    const files = await this.files.seal(params, body.files ?? [], body.language, caller)
    const owned = this.owned(params.programme, caller)
    return { type: 'ClaimOutcome', ...params, ...owned, ...onDay(body.on, caller), level: body.level, text: needed(sealed.text), links, files }
  }

  private async verdict({ params, body }: InputOf<typeof recordVerdict>, caller: Caller): Promise<CommitmentCommand> {
    const { from, verdict, people, note, language } = body
    const sealed = await this.wordings.seal(params.programme, 'verdict', { note }, language, caller)
    return { type: 'RecordVerdict', ...params, ...onDay(body.on, caller), from, verdict, people, note: sealed.note }
  }

  private owned(programme: string, caller: Caller) {
    return { actsFor: this.terms.actsFor(caller.principal, programme) }
  }
}

export class KeepCommitmentRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: KeepInput,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(KeepCommitmentRequest)
export class KeepCommitmentHandler implements ICommandHandler<KeepCommitmentRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Keeping) private readonly keeping: Keeping,
  ) {}

  async execute({ input, caller }: KeepCommitmentRequest): Promise<Answered<undefined>> {
    const command = await this.keeping.commandOf(input, caller)
    const { position } = await this.commands.run(commitmentDecider, commitmentStream(command.programme, command.commitment), command, caller)
    await this.keeping.settle(input)
    return answered(undefined, position)
  }
}
