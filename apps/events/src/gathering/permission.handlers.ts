import { createHash } from 'node:crypto'
import type { AnswerOf, BodyOf } from '@heard/contracts'
import { doorNotices, type myPermissions, type Permission, type permitGuest, type withdrawPermission } from '@heard/contracts/events'
import { type Answered, answered, type Caller, Commands, ReadModel, Refused, Submissions } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { said } from './door.handlers.ts'
import { gatheringRow } from './gathering.query.ts'
import { Places } from './places.ts'

type About = { readonly programme: string; readonly gathering: string }

export class PermitGuest extends Command<Answered<AnswerOf<typeof permitGuest>>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof permitGuest>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Sent again, it ends at the same code. */
@CommandHandler(PermitGuest)
export class PermitGuestHandler implements ICommandHandler<PermitGuest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Places) private readonly places: Places,
  ) {}

  execute(request: PermitGuest): Promise<Answered<AnswerOf<typeof permitGuest>>> {
    return this.submissions.once(request.caller, () => this.permit(request))
  }

  private async permit({ about, body: { agreed }, caller }: PermitGuest): Promise<Answered<AnswerOf<typeof permitGuest>>> {
    if (!gatheringRow(this.model, about.programme, about.gathering)) throw new Refused('unknown-gathering')
    const submission = await this.submissions.identify([about, agreed], caller)
    const { contribution: guest, receipt } = submission
    const permissions = agreed.map((one) => said(one, true, caller.at))
    await Promise.all([
      this.commands.seal([], caller, this.submissions.answerToRetries(submission, caller)),
      this.places.keepGuest(receipt, { ...about, guest }),
    ])
    const position = await this.places.run(about, Promise.resolve({ type: 'PermitGuest', ...about, registration: guest, permissions }), caller)
    return answered({ receipt }, position)
  }
}

export class ShowMyPermissions extends Query<AnswerOf<typeof myPermissions>> {
  constructor(readonly receipt: string) {
    super()
  }
}

@QueryHandler(ShowMyPermissions)
export class ShowMyPermissionsHandler implements IQueryHandler<ShowMyPermissions> {
  constructor(@Inject(Places) private readonly places: Places) {}

  async execute({ receipt }: ShowMyPermissions): Promise<AnswerOf<typeof myPermissions>> {
    const { programme, gathering, permissions } = await this.places.permitting(receipt)
    return { programme, gathering, permissions: [...permissions] }
  }
}

export class WithdrawPermission extends Command<Answered<AnswerOf<typeof withdrawPermission>>> {
  constructor(
    readonly receipt: string,
    readonly to: Permission,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawPermission)
export class WithdrawPermissionHandler implements ICommandHandler<WithdrawPermission> {
  constructor(@Inject(Places) private readonly places: Places) {}

  async execute({ receipt, to, caller }: WithdrawPermission): Promise<Answered<AnswerOf<typeof withdrawPermission>>> {
    const { programme, gathering, registration, permissions } = await this.places.permitting(receipt)
    const about = { programme, gathering }
    const noticeHash = createHash('sha256').update(doorNotices[to].words.en).digest('hex')
    const back = permissions.includes(to) ? [said({ to, noticeHash }, false, caller.at)] : []
    const command = { type: 'NotePermissions' as const, ...about, registration, permissions: back }
    const position = await this.places.run(about, Promise.resolve(command), caller)
    return answered({ permissions: permissions.filter((one) => one !== to) }, position)
  }
}
