import type { AnswerOf } from '@heard/contracts'
import type { takeBackPaperForm } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, Platform } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { Erasures } from '../erasure/erasures.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import { paperFormStream } from './paper.events.ts'
import { PaperReader } from './paper.reader.ts'
import { paperFormDecider } from './paper-form.decider.ts'

type Done = AnswerOf<typeof takeBackPaperForm>

export class TakeBackPaperForm extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof takeBackPaperForm>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Recorded first, erased then; after a crash the policy erases. */
@CommandHandler(TakeBackPaperForm)
export class TakeBackPaperFormHandler implements ICommandHandler<TakeBackPaperForm> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  async execute({ input: { params, body }, caller }: TakeBackPaperForm): Promise<Answered<Done>> {
    const of = { ...params, form: body.form }
    const { contribution, first } = await this.paper.keyed(of)
    const command = { type: 'TakeBack' as const, of, first, by: caller.actor, today: caller.at.slice(0, 10) }
    await this.commands.run(paperFormDecider, paperFormStream(of), command, caller)
    const { person } = (await this.contributions.read(params.programme, contribution)).held
    await this.erasures.request({ programme: params.programme, contribution, person, by: 'staff' }, caller)
    return answered(body, await this.platform.store.head())
  }
}
