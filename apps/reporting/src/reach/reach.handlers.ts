import type { setPopulation, showReach, takePopulationBack } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { StaffTables } from '../tables/staff-tables.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { populationDecider } from './population.decider.ts'
import { populationStream } from './population.events.ts'
import { Populations } from './populations.ts'

export class ReachQuery extends Query<AnswerOf<typeof showReach>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ReachQuery)
export class ReachHandler implements IQueryHandler<ReachQuery> {
  constructor(
    @Inject(StaffTables) private readonly staff: StaffTables,
    @Inject(Populations) private readonly populations: Populations,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ programme }: ReachQuery): Promise<AnswerOf<typeof showReach>> {
    this.terms.require(programme)
    const [reach, populations] = await Promise.all([this.staff.reach(programme), this.populations.of(programme)])
    return { ...reach, populations }
  }
}

export class SetPopulationRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof setPopulation>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SetPopulationRequest)
export class SetPopulationHandler implements ICommandHandler<SetPopulationRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(StaffTables) private readonly staff: StaffTables,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: SetPopulationRequest): Promise<Answered<undefined>> {
    const { programme } = params
    this.terms.require(programme)
    const { by, column, people, year, source: text, language } = body
    const { source } = await this.wordings.seal(programme, 'population', { source: text }, language, caller)
    const command = {
      type: 'Set',
      programme,
      population: { by, column },
      people,
      year,
      source: needed(source),
      isKnown: this.staff.namedReach(programme)[by].includes(column),
      today: dayOf(caller.at),
    } as const
    const { position } = await this.commands.run(populationDecider, populationStream(programme), command, caller)
    return answered(undefined, position)
  }
}

export class TakePopulationBackRequest extends Command<Answered<undefined>> {
  constructor(
    readonly input: InputOf<typeof takePopulationBack>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(TakePopulationBackRequest)
export class TakePopulationBackHandler implements ICommandHandler<TakePopulationBackRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body: population }, caller }: TakePopulationBackRequest): Promise<Answered<undefined>> {
    const { programme } = params
    this.terms.require(programme)
    const command = { type: 'TakeBack', programme, population } as const
    const { position } = await this.commands.run(populationDecider, populationStream(programme), command, caller)
    return answered(undefined, position)
  }
}
