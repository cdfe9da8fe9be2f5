import type { AnswerOf } from '@heard/contracts'
import type { ActivityContent, activityReport, logActivity } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, Platform, ProgrammeOutline, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { OwnApplication } from '../champion/my-volunteering.ts'
import { type ActivityCommand, type ActivityFact, type ActivityState, activityDecider } from './activity.decider.ts'
import { reportOf, type Summed } from './report.ts'

const activityStream = (programme: string, application: string): string => `activity-${programme}.${application}`

/** What one champion logged. */
@Injectable()
export class Activities {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store'>) {}

  async state(programme: string, application: string): Promise<ActivityState> {
    const facts: ActivityFact[] = []
    for await (const fact of this.platform.store.readStream<ActivityFact>(activityStream(programme, application))) facts.push(fact)
    return fold(activityDecider, facts)
  }
}

type Done = AnswerOf<typeof logActivity>

/** What champions do with their own log. */
@Injectable()
export class ActivityLog {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(OwnApplication) private readonly own: OwnApplication,
  ) {}

  async log(programme: string, activity: string, content: ActivityContent, caller: Caller): Promise<Answered<Done>> {
    const { application, belongs, elsewhere } = await this.own.get(programme, caller)
    const told = this.told(programme, content, caller)
    return this.run({ type: 'Log', programme, application, activity, community: belongs.community, elsewhere, ...told }, caller)
  }

  async correct(programme: string, activity: string, content: ActivityContent, caller: Caller): Promise<Answered<Done>> {
    const { application } = await this.own.get(programme, caller)
    return this.run({ type: 'Correct', programme, application, activity, ...this.told(programme, content, caller) }, caller)
  }

  async takeBack(programme: string, activity: string, caller: Caller): Promise<Answered<Done>> {
    const { application } = await this.own.get(programme, caller)
    return this.run({ type: 'TakeBack', programme, application, activity }, caller)
  }

  private told(programme: string, content: ActivityContent, { at }: Caller) {
    const known = (content.services ?? []).every(
      (piece) => this.model.query('SELECT 1 AS found FROM known_services WHERE piece = ? AND programme = ?', piece, programme).length > 0,
    )
    return { content, today: at.slice(0, 10), known }
  }

  private async run(command: ActivityCommand, caller: Caller): Promise<Answered<Done>> {
    const { programme, application, activity } = command
    const { position } = await this.commands.run(activityDecider, activityStream(programme, application), command, caller)
    return answered({ activity }, position)
  }
}

/** Hours and reach of all champions. */
@Injectable()
export class ActivityReport {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
  ) {}

  of(programme: string, today: string): AnswerOf<typeof activityReport> {
    const summed = this.model.query<Summed>(
      `SELECT substr(on_day, 1, 7) AS month, community, sum(minutes) AS minutes, sum(reach) AS reach FROM activities
       WHERE programme = ? GROUP BY month, community`,
      programme,
    )
    const communities = this.programmes.entries(programme, 'community').map(({ id }) => id)
    return reportOf(summed, communities, today)
  }
}
