import { type BodyOf, given } from '@heard/contracts'
import {
  ApplicationDetails,
  type ApplicationState,
  type applyAsChampion,
  type EndedBecause,
  type listApplications,
  volunteeringNotice,
} from '@heard/contracts/champions'
import {
  type Answered,
  type AnswerOf,
  agreedWords,
  answered,
  type Caller,
  Commands,
  Platform,
  ProgrammeOutline,
  ReadModel,
  Receipts,
  Refused,
  Submissions,
} from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Recruiting } from '../recruiting/recruiting.ts'
import { applicationDecider } from './application.decider.ts'
import { applicationStream } from './application.events.ts'
import { hearsBy } from './hears-by.ts'

const purpose = 'volunteering'
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
      { type: 'Apply', programme, application, person, details, consent, open, knownCommunity },
      caller,
    )
    return answered({ application, receipt, due }, position)
  }
}

export class Decide extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly application: string,
    /** Written for the applicant; none for a welcome. */
    readonly reason: string | undefined,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(Decide)
export class DecideHandler implements ICommandHandler<Decide> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute({ programme, application, reason, caller }: Decide): Promise<Answered<Done>> {
    const stream = applicationStream(programme, application)
    const person = await this.personOf(stream)
    const sealed =
      reason === undefined || person === undefined
        ? []
        : await this.commands.seal([{ subject: person, purpose, field: 'application.reason', payload: reason }], caller)
    const one = { programme, application }
    const command = sealed[0] ? { type: 'Decline' as const, ...one, reason: sealed[0] } : { type: 'Accept' as const, ...one }
    const { position } = await this.commands.run(applicationDecider, stream, command, caller)
    return answered({ application }, position)
  }

  private async personOf(stream: string): Promise<string | undefined> {
    for await (const fact of this.platform.store.readStream(stream, { limit: 1 })) {
      if ('person' in fact.data && typeof fact.data.person === 'string') return fact.data.person
    }
    return undefined
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
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ programme, application, why, caller }: End): Promise<Answered<Done>> {
    const command = { type: 'End' as const, programme, application, ...(why === undefined ? {} : { why }) }
    const { position } = await this.commands.run(applicationDecider, applicationStream(programme, application), command, caller)
    return answered({ application }, position)
  }
}

type Row = { readonly application: string; readonly at: string; readonly state: string; readonly details: string }

export class ListApplications extends Query<AnswerOf<typeof listApplications>> {
  constructor(
    readonly programme: string,
    /** Only this one: no other is opened. */
    readonly application: string | undefined,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListApplications)
export class ListApplicationsHandler implements IQueryHandler<ListApplications> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, application: only, caller }: ListApplications): Promise<AnswerOf<typeof listApplications>> {
    const rows = this.model.query<Row>(
      `SELECT application, at, state, details FROM applications WHERE programme = ?1 AND (?2 IS NULL OR application = ?2)
       ORDER BY at DESC, application LIMIT 500`,
      programme,
      only ?? null,
    )
    const access = { purpose, actor: caller.actor, reason: 'review' }
    const opened =
      rows.length === 0
        ? []
        : await this.platform.vault.open(
            rows.map((row) => row.details),
            access,
          )
    return {
      applications: rows.map(({ application, at, state }, index) => {
        const row = opened[index]
        const details = row?.status === 'open' ? ApplicationDetails.parse(row.payload) : undefined
        return { application, at, due: hearsBy(at), state: state as ApplicationState, ...(details ? { details } : {}) }
      }),
    }
  }
}
