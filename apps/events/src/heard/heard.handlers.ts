import type { AnswerOf, BodyOf } from '@heard/contracts'
import { type GatheringKind, HeardWords, heardBy, type publishHeard, Reach, type showHeard, type showReach } from '@heard/contracts/events'
import { disclosedChoices, publicCount } from '@heard/privacy'
import { type Answered, type Caller, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Planning } from '../gathering/gathering.handlers.ts'
import { gatheringRow } from '../gathering/gathering.query.ts'
import { type Attendance, attendanceOf, heardRow } from './heard.query.ts'

type About = { readonly programme: string; readonly gathering: string }

/** Without the communities whose number is withheld: that one is named says that somebody of it came. */
const shown = ({ came, communities }: Reach): Reach => ({ came, communities: communities.filter(({ people }) => people !== null) })

/** What everybody may know of who came. Somebody may be of several communities, so each stands against all others. */
const reachOf = ({ arrived, walkIns, communities }: Attendance): Reach => {
  const came = arrived + walkIns
  const { counts } = disclosedChoices(
    communities.map(({ people }) => Math.min(people, came)),
    came,
  )
  return shown({ came: publicCount(came), communities: communities.map(({ community }, index) => ({ community, people: counts[index] ?? null })) })
}

export class PublishHeard extends Command<Answered<AnswerOf<typeof publishHeard>>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof publishHeard>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(PublishHeard)
export class PublishHeardHandler implements ICommandHandler<PublishHeard> {
  constructor(
    @Inject(Planning) private readonly planning: Planning,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about, body: { language, summary }, caller }: PublishHeard): Promise<Answered<AnswerOf<typeof publishHeard>>> {
    const { programme, gathering } = about
    const row = gatheringRow(this.model, programme, gathering)
    if (!row) throw new Refused('unknown-gathering')
    const words = await this.planning.seal(programme, 'heard', { language, summary }, caller)
    const promised = heardBy(row.kind as GatheringKind, row.ends_at)
    const reach = reachOf(attendanceOf(this.model, programme, gathering))
    return this.planning.run({ type: 'PublishHeard', ...about, words, at: caller.at, promised, reach }, caller)
  }
}

export class ShowHeard extends Query<AnswerOf<typeof showHeard>> {
  constructor(readonly about: About) {
    super()
  }
}

@QueryHandler(ShowHeard)
export class ShowHeardHandler implements IQueryHandler<ShowHeard> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about: { programme, gathering } }: ShowHeard): Promise<AnswerOf<typeof showHeard>> {
    const row = gatheringRow(this.model, programme, gathering)
    if (!row) throw new Refused('unknown-gathering')
    const told = heardRow(this.model, programme, gathering)
    const by = told?.promised ?? heardBy(row.kind as GatheringKind, row.ends_at)
    const [opened] = told ? await this.platform.vault.wording([told.words]) : []
    const words = opened?.status === 'open' ? HeardWords.safeParse(opened.payload).data : undefined
    return {
      ...(by === undefined || row.cancelled !== null ? {} : { by }),
      ...(told && words
        ? {
            told: {
              at: told.told_at,
              changedAt: told.changed_at,
              summary: { language: words.language, text: words.summary },
              reach: shown(Reach.parse(JSON.parse(told.reach))),
            },
          }
        : {}),
    }
  }
}

export class ShowReach extends Query<AnswerOf<typeof showReach>> {
  constructor(readonly about: About) {
    super()
  }
}

@QueryHandler(ShowReach)
export class ShowReachHandler implements IQueryHandler<ShowReach> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  async execute({ about: { programme, gathering } }: ShowReach): Promise<AnswerOf<typeof showReach>> {
    if (!gatheringRow(this.model, programme, gathering)) throw new Refused('unknown-gathering')
    const attendance = attendanceOf(this.model, programme, gathering)
    const { places, arrived, walkIns } = attendance
    return { places, arrived, walkIns, reach: reachOf(attendance) }
  }
}
