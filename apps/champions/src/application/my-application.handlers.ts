import type { AnswerOf } from '@heard/contracts'
import { ApplicationDetails, type MyApplication, type withdrawMyApplication } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, Platform, Receipts, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { applicationDecider } from './application.decider.ts'
import { type ApplicationFact, applicationStream } from './application.events.ts'
import { hearsBy } from './hears-by.ts'

type Mine = { readonly programme: string; readonly application: string; readonly at: string; readonly facts: readonly ApplicationFact[] }

/** What the holder of a receipt may do with the application behind it. */
@Injectable()
export class MyApplications {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** @throws Refused `unknown-receipt`, also for the receipt of a story, and of what is erased */
  async find(receipt: string): Promise<Mine> {
    const { programme, contribution: application, person } = await this.receipts.find(receipt)
    if (person === undefined) throw new Refused('unknown-receipt')
    const facts: ApplicationFact[] = []
    let at: string | undefined
    for await (const fact of this.platform.store.readStream<ApplicationFact>(applicationStream(programme, application))) {
      facts.push(fact)
      at ??= fact.metadata.at
    }
    if (at === undefined) throw new Refused('unknown-receipt')
    return { programme, application, at, facts }
  }

  async view({ programme, application, at, facts }: Mine): Promise<MyApplication> {
    const [applied] = facts
    const declined = facts.find((fact) => fact.type === 'ApplicationDeclined')
    const refs = [...(applied?.type === 'ChampionApplied' ? [applied.data.details.ref] : []), ...(declined ? [declined.data.reason.ref] : [])]
    const [details, reason] = await this.platform.vault.open(refs, { purpose: 'volunteering', actor: 'resident', reason: 'receipt' })
    const { status } = fold(applicationDecider, facts)
    return {
      application,
      programme,
      state: status === 'none' ? 'new' : status,
      at,
      due: hearsBy(at),
      ...(details?.status === 'open' ? { details: ApplicationDetails.parse(details.payload) } : {}),
      ...(reason?.status === 'open' ? { reason: String(reason.payload) } : {}),
      ...(applied?.type === 'ChampionApplied' && applied.data.consent ? { consent: applied.data.consent } : {}),
    }
  }
}

export class MyApplicationQuery extends Query<MyApplication> {
  constructor(readonly receipt: string) {
    super()
  }
}

@QueryHandler(MyApplicationQuery)
export class MyApplicationHandler implements IQueryHandler<MyApplicationQuery> {
  constructor(@Inject(MyApplications) private readonly mine: MyApplications) {}

  async execute({ receipt }: MyApplicationQuery): Promise<MyApplication> {
    return this.mine.view(await this.mine.find(receipt))
  }
}

type Withdrawn = AnswerOf<typeof withdrawMyApplication>

export class WithdrawMyApplication extends Command<Answered<Withdrawn>> {
  constructor(
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(WithdrawMyApplication)
export class WithdrawMyApplicationHandler implements ICommandHandler<WithdrawMyApplication> {
  constructor(
    @Inject(MyApplications) private readonly mine: MyApplications,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute({ receipt, caller }: WithdrawMyApplication): Promise<Answered<Withdrawn>> {
    const { programme, application } = await this.mine.find(receipt)
    const command = { type: 'Withdraw' as const, programme, application }
    const { position } = await this.commands.run(applicationDecider, applicationStream(programme, application), command, caller)
    return answered({ application }, position)
  }
}
