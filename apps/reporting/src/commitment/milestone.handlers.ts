import type { BodyOf } from '@heard/contracts'
import type { addMilestone, dropMilestone, makeCommitment, moveMilestone, reachMilestone } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { needed, Wordings } from '../wordings.ts'
import { commitmentDecider } from './commitment.decider.ts'
import { commitmentStream } from './commitment.events.ts'
import type { MilestoneCommand, NewMilestone } from './milestone.decide.ts'
import { onDay } from './on-day.ts'

type Typed = NonNullable<BodyOf<typeof makeCommitment>['milestones']>

/** Milestones as they are recorded: each with an id, its text sealed. */
@Injectable()
export class SealedMilestones {
  constructor(@Inject(Wordings) private readonly wordings: Wordings) {}

  seal(programme: string, typed: Typed, language: string, caller: Caller): Promise<NewMilestone[]> {
    return Promise.all(
      typed.map(async ({ text, due }) => {
        const milestone = caller.newId()
        const sealed = await this.wordings.seal(programme, 'milestone', { text }, language, caller)
        return { milestone, due, text: needed(sealed.text) }
      }),
    )
  }
}

export class AddMilestoneRequest extends Command<Answered<AnswerOf<typeof addMilestone>>> {
  constructor(
    readonly input: InputOf<typeof addMilestone>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(AddMilestoneRequest)
export class AddMilestoneHandler implements ICommandHandler<AddMilestoneRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: AddMilestoneRequest): Promise<Answered<AnswerOf<typeof addMilestone>>> {
    const { programme, commitment } = params
    const milestone = caller.newId()
    const sealed = await this.wordings.seal(programme, 'milestone', { text: body.text }, body.language, caller)
    const { position } = await this.commands.run(
      commitmentDecider,
      commitmentStream(programme, commitment),
      {
        type: 'AddMilestone',
        programme,
        commitment,
        milestone,
        due: body.due,
        text: needed(sealed.text),
        actsFor: this.terms.actsFor(caller.principal, programme),
      },
      caller,
    )
    return answered({ milestone }, position)
  }
}

export type MilestoneInput =
  | { readonly move: InputOf<typeof moveMilestone> }
  | { readonly reach: InputOf<typeof reachMilestone> }
  | { readonly drop: InputOf<typeof dropMilestone> }

export class SettleMilestoneRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: MilestoneInput,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What becomes of a milestone: moved, reached or dropped. */
@CommandHandler(SettleMilestoneRequest)
export class SettleMilestoneHandler implements ICommandHandler<SettleMilestoneRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input, caller }: SettleMilestoneRequest): Promise<Answered<undefined>> {
    const command = await this.commandOf(input, caller)
    const { position } = await this.commands.run(commitmentDecider, commitmentStream(command.programme, command.commitment), command, caller)
    return answered(undefined, position)
  }

  private async commandOf(input: MilestoneInput, caller: Caller): Promise<MilestoneCommand> {
    if ('reach' in input) {
      const { params, body } = input.reach
      return { type: 'ReachMilestone', ...params, ...this.owned(params.programme, caller), ...onDay(body.on, caller) }
    }
    const { params, body } = 'move' in input ? input.move : input.drop
    const { reason } = await this.wordings.seal(params.programme, 'milestone', { reason: body.reason }, body.language, caller)
    const about = { ...params, ...this.owned(params.programme, caller), reason: needed(reason) }
    return 'move' in input ? { type: 'MoveMilestone', ...about, due: input.move.body.due } : { type: 'DropMilestone', ...about }
  }

  private owned(programme: string, caller: Caller) {
    return { actsFor: this.terms.actsFor(caller.principal, programme) }
  }
}
