import { type BodyOf, given } from '@heard/contracts'
import { type applyAsChampion, type EndedBecause, volunteeringNotice } from '@heard/contracts/champions'
import {
  type Answered,
  type AnswerOf,
  agreedWords,
  answered,
  type Caller,
  Commands,
  ProgrammeOutline,
  Receipts,
  Refused,
  Submissions,
} from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { Campaigns } from '../campaign/campaigns.ts'
import { Recruiting } from '../recruiting/recruiting.ts'
import { applicationDecider } from './application.decider.ts'
import { applicationStream } from './application.events.ts'
import { Applications, purpose } from './applications.ts'
import { hearsBy } from './hears-by.ts'

type Done = { readonly application: string }
type Applied = AnswerOf<typeof applyAsChampion>

export class Apply extends Command<Answered<Applied>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof applyAsChampion>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Vault first, the receipt in the same commit, then the fact; sent again, it ends at the same receipt. */
@CommandHandler(Apply)
export class ApplyHandler implements ICommandHandler<Apply> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(Recruiting) private readonly recruiting: Recruiting,
    @Inject(Campaigns) private readonly campaigns: Campaigns,
  ) {}

  execute(request: Apply): Promise<Answered<Applied>> {
    return this.submissions.once(request.caller, () => this.apply(request))
  }

  private async apply({ programme, body, caller }: Apply): Promise<Answered<Applied>> {
    const submission = await this.submissions.identify([programme, body], caller)
    const { contribution: application, person, receipt } = submission
    const stream = applicationStream(programme, application)
    const due = hearsBy(caller.at)
    const recorded = await this.submissions.recordedUpTo(stream)
    if (recorded !== undefined) return answered({ application, receipt, due }, recorded)
    const consent = agreedWords(volunteeringNotice, body.noticeHash)
    if (body.details.references !== undefined && !(await this.recruiting.of(programme)).references) throw new Refused('not-asked-for')
    const payload = given(body.details)
    const [[details]] = await Promise.all([
      this.commands.seal(
        [{ subject: person, purpose, field: 'application.details', payload }],
        caller,
        this.submissions.answerToRetries(submission, caller),
      ),
      this.receipts.keep(receipt, { programme, contribution: application, person }),
    ])
    if (!details) throw new TypeError('the vault answered without the details')
    const open = this.programmes.isOpen(programme)
    const knownCommunity = this.programmes.offers(programme, 'community', body.details.community)
    const { position } = await this.commands.run(
      applicationDecider,
      stream,
      {
        type: 'Apply',
        programme,
        application,
        person,
        details,
        consent,
        cameBy: this.campaigns.cameBy(programme, body.cameBy),
        open,
        knownCommunity,
      },
      caller,
    )
    return answered({ application, receipt, due }, position)
  }
}

export class End extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly application: string,
    readonly why: EndedBecause | undefined,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(End)
export class EndHandler implements ICommandHandler<End> {
  constructor(@Inject(Applications) private readonly applications: Applications) {}

  async execute({ programme, application, why, caller }: End): Promise<Answered<Done>> {
    const command = { type: 'End' as const, programme, application, ...(why === undefined ? {} : { why }) }
    return answered({ application }, await this.applications.step(command, caller))
  }
}
