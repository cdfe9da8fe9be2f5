import { type AnswerOf, given } from '@heard/contracts'
import type { acceptOffer, MyApplication, withdrawMyApplication } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, ReadModel, Receipts, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Activities } from '../activity/activities.ts'
import { activitiesOf } from '../activity/activity.decider.ts'
import { Cares } from '../care/cares.ts'
import { assignmentsOf } from '../champion/champions.query.ts'
import { Expenses } from '../expense/expenses.ts'
import { ApplicationReader, talkOf } from './application.reader.ts'
import { applicationOf } from './applications.query.ts'
import { Applications, type ReadApplication } from './applications.ts'
import { hearsBy } from './hears-by.ts'

type Mine = ReadApplication & { readonly programme: string; readonly application: string }

/** What the holder of a receipt may do with the application behind it. */
@Injectable()
export class MyApplications {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Activities) private readonly activities: Activities,
    @Inject(Cares) private readonly cares: Cares,
    @Inject(Expenses) private readonly expenses: Expenses,
  ) {}

  /** @throws Refused `unknown-receipt`, also for the receipt of a story, and of what is erased */
  async find(receipt: string): Promise<Mine> {
    const { programme, contribution: application, person } = await this.receipts.find(receipt)
    if (person === undefined || applicationOf(this.model, programme, application)?.erased) throw new Refused('unknown-receipt')
    const read = await this.applications.read(programme, application).catch((error: unknown) => {
      throw error instanceof Refused && error.code === 'unknown-application' ? new Refused('unknown-receipt') : error
    })
    return { programme, application, ...read }
  }

  async view(mine: Mine): Promise<MyApplication> {
    const { programme, application, at, facts, state } = mine
    const texts = await this.reader.open(facts, { actor: 'resident', reason: 'receipt' })
    const [applied] = facts
    const declined = facts.find((fact) => fact.type === 'ApplicationDeclined')
    const offered = facts.find((fact) => fact.type === 'ChampionOffered')
    return {
      application,
      programme,
      state: state.status === 'none' ? 'new' : state.status,
      at,
      due: hearsBy(at),
      ...given({
        details: texts.details,
        talk: talkOf(mine, texts),
        reason: texts.of(declined?.data.reason.ref),
        care: texts.of(offered?.data.care?.ref),
        consent: applied?.type === 'ChampionApplied' ? applied.data.consent : undefined,
        volunteering: await this.volunteering(mine),
      }),
      notes: facts.flatMap((fact) => (fact.type === 'ApplicationNoted' ? [{ at: fact.at, ...given({ text: texts.of(fact.data.words.ref) }) }] : [])),
    }
  }

  /** Nothing for who never belonged anywhere, was never looked after, and claimed nothing. */
  private async volunteering({ programme, application }: Mine): Promise<MyApplication['volunteering']> {
    const assignments = assignmentsOf(this.model, application)
    const access = { actor: 'resident', reason: 'receipt' } as const
    const care = await this.cares.of(programme, application, access)
    const expenses = await this.expenses.claims(await this.expenses.facts(programme, application), access)
    if ([assignments, expenses, ...Object.values(care)].every((all) => all.length === 0)) return undefined
    return { assignments, activities: activitiesOf(await this.activities.state(programme, application)), care, expenses }
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

type Said = AnswerOf<typeof acceptOffer> & AnswerOf<typeof withdrawMyApplication>

/** The applicant says yes to an offer, or takes the application back. */
export class SayByReceipt extends Command<Answered<Said>> {
  constructor(
    readonly receipt: string,
    readonly what: 'Accept' | 'Withdraw',
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SayByReceipt)
export class SayByReceiptHandler implements ICommandHandler<SayByReceipt> {
  constructor(
    @Inject(MyApplications) private readonly mine: MyApplications,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  async execute({ receipt, what: type, caller }: SayByReceipt): Promise<Answered<Said>> {
    const { programme, application } = await this.mine.find(receipt)
    return answered({ application }, await this.applications.step({ type, programme, application }, caller))
  }
}
