import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { showChampionCare, stepChampionCare } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { isChampion } from '../application/application.state.ts'
import { applicationOf, referenceOf } from '../application/applications.query.ts'
import { Applications } from '../application/applications.ts'
import { endOf, Trainings } from '../training/trainings.ts'
import type { CareCommand } from './care.decider.ts'
import { Cares } from './cares.ts'

type One = { readonly programme: string; readonly application: string }
type Shown = AnswerOf<typeof showChampionCare>
type Step = BodyOf<typeof stepChampionCare>
type Done = AnswerOf<typeof stepChampionCare>

export class ShowCare extends Query<Shown> {
  constructor(
    readonly one: One,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowCare)
export class ShowCareHandler implements IQueryHandler<ShowCare> {
  constructor(
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Cares) private readonly cares: Cares,
  ) {}

  async execute({ one: { programme, application }, caller }: ShowCare): Promise<Shown> {
    const { state } = await this.applications.read(programme, application)
    const care = await this.cares.of(programme, application, { actor: caller.actor, reason: 'application' })
    return { reference: referenceOf(application), champion: isChampion(state), ...care }
  }
}

export class StepCare extends Command<Answered<Done>> {
  constructor(
    readonly one: One,
    readonly step: Step,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(StepCare)
export class StepCareHandler implements ICommandHandler<StepCare> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Trainings) private readonly trainings: Trainings,
    @Inject(Cares) private readonly cares: Cares,
  ) {}

  async execute({ one: { programme, application }, step, caller }: StepCare): Promise<Answered<Done>> {
    const { state, person } = await this.applications.read(programme, application)
    if (applicationOf(this.model, programme, application)?.erased) throw new Refused('unknown-application')
    const one = { programme, application, champion: isChampion(state) }
    return answered({ application }, await this.cares.run(await this.command(one, person, step, caller), caller))
  }

  private async command(one: One & { readonly champion: boolean }, person: string, step: Step, caller: Caller): Promise<CareCommand> {
    const seal = (field: Parameters<Applications['seal']>[1], text: string) => this.applications.seal(person, field, text, caller)
    switch (step.step) {
      case 'learned': {
        const { module, on } = step
        const taught = await this.trainings.state({ programme: one.programme, module })
        return { ...one, type: 'Learned', module, on, today: caller.at.slice(0, 10), known: taught !== undefined, months: taught?.months }
      }
      case 'strike':
        return { ...one, type: 'Strike', module: step.module, on: step.on }
      case 'arrange': {
        const { startsAt, minutes, place, meeting } = step
        const sealed = await seal('champion.meeting', place)
        const when = { startsAt, endsAt: endOf(startsAt, minutes), now: caller.at }
        return { ...one, type: 'Arrange', meeting: meeting ?? caller.newId(), moves: meeting !== undefined, ...when, place: sealed }
      }
      case 'call-off':
        return { ...one, type: 'CallOff', meeting: step.meeting }
      case 'held': {
        const note = step.note === undefined ? undefined : await seal('champion.meeting-note', step.note)
        return { ...one, type: 'Hold', meeting: step.meeting, note, now: caller.at }
      }
      case 'answer':
        return { ...one, type: 'Answer', ask: step.ask, words: await seal('champion.answer', step.words) }
    }
  }
}
