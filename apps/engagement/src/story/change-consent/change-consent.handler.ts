import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { changeConsent } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, Platform, Receipts, uuidv7 } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'

type Changed = AnswerOf<typeof changeConsent>

export class ChangeConsentRequest extends Command<Answered<Changed>> {
  constructor(
    readonly body: BodyOf<typeof changeConsent>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ChangeConsentRequest)
export class ChangeConsentHandler implements ICommandHandler<ChangeConsentRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
  ) {}

  async execute({ body: { receipt, choice }, caller }: ChangeConsentRequest): Promise<Answered<Changed>> {
    const { programme, contribution } = await this.receipts.find(receipt)
    const { notices } = this.programmes.storyRules(programme)
    const record = uuidv7(this.platform.clock.now())
    const { position } = await this.commands.run(
      contributionDecider,
      contributionStream(programme, contribution),
      { type: 'ChangeConsent', programme, contribution, record, choice, notices },
      caller,
    )
    return answered({ purpose: choice.purpose, given: choice.given }, position)
  }
}
