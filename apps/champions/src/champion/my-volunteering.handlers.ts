import { type AnswerOf, type BodyOf, given } from '@heard/contracts'
import type { linkApplication, myVolunteering, stepMyVolunteering } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, mayActOn, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Activities } from '../activity/activities.ts'
import { activitiesOf } from '../activity/activity.decider.ts'
import { thanksFor } from '../activity/thanks.ts'
import type { StepApplication } from '../application/application.decider.ts'
import { isChampion } from '../application/application.state.ts'
import { referenceOf } from '../application/applications.query.ts'
import { Applications } from '../application/applications.ts'
import { MyApplications } from '../application/my-application.handlers.ts'
import { MyExpenses } from '../expense/my-expenses.ts'
import { Links } from '../link/links.ts'
import { PublishedWords } from '../wording/published-words.ts'
import { assignmentsOf, worksIn } from './champions.query.ts'
import { Champions, OWN } from './champions.ts'
import { type Own, OwnApplication } from './my-volunteering.ts'

const MOST_SHOWN = 100

type Mine = AnswerOf<typeof myVolunteering>
type Done = AnswerOf<typeof linkApplication> & AnswerOf<typeof stepMyVolunteering>

export class MyVolunteeringQuery extends Query<Mine> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(MyVolunteeringQuery)
export class MyVolunteeringHandler implements IQueryHandler<MyVolunteeringQuery> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(OwnApplication) private readonly own: OwnApplication,
    @Inject(PublishedWords) private readonly words: PublishedWords,
    @Inject(Activities) private readonly activities: Activities,
    @Inject(MyExpenses) private readonly expenses: MyExpenses,
  ) {}

  async execute({ programme, caller }: MyVolunteeringQuery): Promise<Mine> {
    const own = await this.own.find(programme, caller)
    if (!own) return {}
    const { application, state, facts, belongs, elsewhere } = own
    const activities = activitiesOf(await this.activities.state(programme, application))
    const minutes = activities.reduce((sum, each) => sum + each.minutes, 0)
    const paused = facts.findLast((fact) => fact.type === 'ApplicationPaused')
    return {
      mine: {
        application,
        reference: referenceOf(application),
        ...given({ leave: state.status === 'paused' ? given({ until: paused?.data.until }) : undefined, community: belongs.community }),
        assignments: assignmentsOf(this.model, application),
        elsewhere,
        works: await this.worksFor(own),
        expenses: await this.expenses.concern(programme, application),
        minutes,
        thanks: thanksFor(minutes),
        activities: activities.slice(0, MOST_SHOWN),
      },
    }
  }

  private async worksFor({ programme, belongs: { community, works }, elsewhere }: Own) {
    if (community === undefined || elsewhere) return []
    const rows = worksIn(this.model, programme).filter(({ communities, ended }) => !ended && communities.includes(community))
    const names = await this.words.texts(rows.map(({ name }) => name))
    return rows.map(({ work, name, communities }) => ({ work, ...given({ name: names.get(name) }), communities, joined: works.has(work) }))
  }
}

export class LinkApplication extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly receipt: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(LinkApplication)
export class LinkApplicationHandler implements ICommandHandler<LinkApplication> {
  constructor(
    @Inject(MyApplications) private readonly applications: MyApplications,
    @Inject(Champions) private readonly champions: Champions,
    @Inject(Links) private readonly links: Links,
  ) {}

  async execute({ programme, receipt, caller }: LinkApplication): Promise<Answered<Done>> {
    const found = await this.applications.find(receipt)
    const { application, state, facts } = found
    if (facts.some(({ type, actor }) => type === 'ReceiptRenewed' && actor === caller.actor)) throw new Refused('made-by-you')
    const champion = found.programme === programme && isChampion(state)
    const { community } = await this.champions.state(programme, application)
    const agrees = community === undefined || mayActOn(caller, OWN, programme, community)
    const command = { type: 'Link', programme, application, account: caller.actor, champion, agrees } as const
    return answered({ application }, await this.links.run(command, caller))
  }
}

export class StepMyVolunteering extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof stepMyVolunteering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** A leave is the rest that staff may give, taken by oneself. */
@CommandHandler(StepMyVolunteering)
export class StepMyVolunteeringHandler implements ICommandHandler<StepMyVolunteering> {
  constructor(
    @Inject(OwnApplication) private readonly own: OwnApplication,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  async execute({ programme, body, caller }: StepMyVolunteering): Promise<Answered<Done>> {
    const { application } = await this.own.get(programme, caller)
    const step: StepApplication =
      body.step === 'leave'
        ? { type: 'Pause', programme, application, until: body.until, today: caller.at.slice(0, 10) }
        : { type: 'Resume', programme, application }
    return answered({ application }, await this.applications.step(step, caller))
  }
}
