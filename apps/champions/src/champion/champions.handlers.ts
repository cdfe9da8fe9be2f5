import { type AnswerOf, type BodyOf, given } from '@heard/contracts'
import type { listChampions, listChampionWork, stepChampion } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, ProgrammeOutline, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { isChampion } from '../application/application.state.ts'
import { referenceOf } from '../application/applications.query.ts'
import { Applications } from '../application/applications.ts'
import { Links } from '../link/links.ts'
import { PublishedWords } from '../wording/published-words.ts'
import { Works } from '../work/works.ts'
import type { ChampionCommand } from './champion.decider.ts'
import { championsIn, participationsIn, worksIn } from './champions.query.ts'
import { Champions } from './champions.ts'

type One = { readonly programme: string; readonly application: string }
type Step = BodyOf<typeof stepChampion>
type Done = AnswerOf<typeof stepChampion>

export class ListChampions extends Query<AnswerOf<typeof listChampions>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ListChampions)
export class ListChampionsHandler implements IQueryHandler<ListChampions> {
  constructor(@Inject(ReadModel) private readonly model: ReadModel) {}

  execute({ programme }: ListChampions): Promise<AnswerOf<typeof listChampions>> {
    return Promise.resolve({ champions: championsIn(this.model, programme) })
  }
}

export class ListWork extends Query<AnswerOf<typeof listChampionWork>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ListWork)
export class ListWorkHandler implements IQueryHandler<ListWork> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PublishedWords) private readonly words: PublishedWords,
  ) {}

  async execute({ programme }: ListWork): Promise<AnswerOf<typeof listChampionWork>> {
    const rows = worksIn(this.model, programme)
    const names = await this.words.texts(rows.map(({ name }) => name))
    const joined = Map.groupBy(participationsIn(this.model, programme), ({ work }) => work)
    return {
      works: rows.map(({ name, ...row }) => ({
        ...row,
        ...given({ name: names.get(name) }),
        champions: (joined.get(row.work) ?? []).map(({ application }) => ({ application, reference: referenceOf(application) })),
      })),
    }
  }
}

export class StepChampion extends Command<Answered<Done>> {
  constructor(
    readonly one: One,
    readonly step: Step,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(StepChampion)
export class StepChampionHandler implements ICommandHandler<StepChampion> {
  constructor(
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(Champions) private readonly champions: Champions,
    @Inject(Works) private readonly works: Works,
    @Inject(Links) private readonly links: Links,
  ) {}

  async execute({ one, step, caller }: StepChampion): Promise<Answered<Done>> {
    const { application } = one
    const champion = isChampion((await this.applications.read(one.programme, application)).state)
    if (step.step === 'unlink') return answered({ application }, await this.links.run({ ...one, type: 'Unlink' }, caller))
    return answered({ application }, await this.champions.run(await this.command(one, step, champion), caller))
  }

  private async command(one: One, step: Exclude<Step, { step: 'unlink' }>, champion: boolean): Promise<ChampionCommand> {
    switch (step.step) {
      case 'assign': {
        const { community } = step
        const knownCommunity = this.programmes.offers(one.programme, 'community', community)
        const agrees = await this.champions.mayBelong(one.programme, one.application, community)
        return { ...one, type: 'Assign', community, champion, knownCommunity, agrees, keeps: await this.keeps(one, community) }
      }
      case 'end':
        return { ...one, type: 'EndAssignment' }
      case 'join': {
        const work = await this.works.state(one.programme, step.work)
        if (!work) throw new Refused('unknown-work')
        return { ...one, type: 'Join', work: step.work, champion, ...work }
      }
      case 'leave':
        return { ...one, type: 'Leave', work: step.work }
    }
  }

  /** Of the work that they take part in, what is for this community too. */
  private async keeps({ programme, application }: One, community: string): Promise<string[]> {
    const { works } = await this.champions.state(programme, application)
    const kept = await Promise.all(
      [...works].map(async (work) => ((await this.works.state(programme, work))?.communities.includes(community) ? [work] : [])),
    )
    return kept.flat()
  }
}
