import type { AnswerOf } from '@heard/contracts'
import type { ReceiptShownBy, renewReceipt } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, Commands, ReadModel, Receipts, Refused, Submissions, Turns } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { applicationOf } from './applications.query.ts'
import { Applications } from './applications.ts'

type Renewed = Answered<AnswerOf<typeof renewReceipt>>

export class RenewReceipt extends Command<Renewed> {
  constructor(
    readonly one: { readonly programme: string; readonly application: string },
    readonly shownBy: ReceiptShownBy,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Sent again, it ends at the same code; of two that are made at once, the later one counts. */
@CommandHandler(RenewReceipt)
export class RenewReceiptHandler implements ICommandHandler<RenewReceipt> {
  private readonly turns = new Turns()

  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  execute(request: RenewReceipt): Promise<Renewed> {
    return this.submissions.once(request.caller, () => this.turns.take(request.one.application, () => this.renew(request)))
  }

  private async renew({ one, shownBy, caller }: RenewReceipt): Promise<Renewed> {
    const { programme, application } = one
    const { facts, person } = await this.applications.read(programme, application)
    if (applicationOf(this.model, programme, application)?.erased) throw new Refused('unknown-application')
    const submission = await this.submissions.identify([one, shownBy], caller)
    const { contribution: renewal, receipt } = submission
    // Another code may have taken its place since.
    const done = facts.find((fact) => fact.type === 'ReceiptRenewed' && fact.data.renewal === renewal)
    if (done) return answered({ receipt }, done.position)
    await Promise.all([
      this.commands.seal([], caller, this.submissions.answerToRetries(submission, caller)),
      this.receipts.renew(receipt, { programme, contribution: application, person }),
    ])
    return answered({ receipt }, await this.applications.step({ ...one, type: 'RenewReceipt', renewal, shownBy }, caller))
  }
}
