import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { stepApplication } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { Recruiting } from '../recruiting/recruiting.ts'
import type { StepApplication } from './application.decider.ts'
import { ApplicationReader } from './application.reader.ts'
import { applicationOf } from './applications.query.ts'
import { Applications, type ReadApplication } from './applications.ts'

type One = { readonly programme: string; readonly application: string }
type Body = BodyOf<typeof stepApplication>
type Decision = Extract<Body, { step: 'offer' | 'decline' }>

const MINUTE_MS = 60_000

export class StepApplicationRequest extends Command<Answered<AnswerOf<typeof stepApplication>>> {
  constructor(
    readonly one: One,
    readonly body: Body,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Whatever staff do with an application; what they write is sealed as the applicant's. */
@CommandHandler(StepApplicationRequest)
export class StepApplicationHandler implements ICommandHandler<StepApplicationRequest> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
    @Inject(Recruiting) private readonly recruiting: Recruiting,
  ) {}

  async execute({ one, body, caller }: StepApplicationRequest): Promise<Answered<AnswerOf<typeof stepApplication>>> {
    const { programme, application } = one
    const read = await this.applications.read(programme, application)
    if (applicationOf(this.model, programme, application)?.erased) throw new Refused('unknown-application')
    return answered({ application }, await this.applications.step(await this.command(one, read, body, caller), caller))
  }

  private async command(one: One, read: ReadApplication, body: Body, caller: Caller): Promise<StepApplication> {
    const seal = (field: Parameters<Applications['seal']>[1], text: string) => this.applications.seal(read.person, field, text, caller)
    switch (body.step) {
      case 'talk': {
        const { startsAt, minutes, place } = body
        const endsAt = new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()
        return { ...one, type: 'ArrangeTalk', startsAt, endsAt, place: await seal('application.talk', place), now: caller.at }
      }
      case 'cancel-talk':
        return { ...one, type: 'CancelTalk' }
      case 'note':
        return { ...one, type: 'Note', note: caller.newId(), words: await seal('application.note', body.text) }
      case 'offer':
      case 'decline':
        return this.decision(one, read, body, caller)
      case 'confirm':
        return { ...one, type: 'Confirm', by: caller.actor }
      case 'drop':
        return { ...one, type: 'Drop' }
      case 'accept':
        return { ...one, type: 'Accept' }
      case 'pause':
        return { ...one, type: 'Pause', until: body.until, today: caller.at.slice(0, 10) }
      case 'resume':
        return { ...one, type: 'Resume' }
    }
  }

  private async decision(one: One, { facts, person }: ReadApplication, body: Decision, caller: Caller): Promise<StepApplication> {
    const { twoDecide } = await this.recruiting.of(one.programme)
    const shared = { ...one, type: 'Decide', decision: body.step, by: caller.actor, two: twoDecide } as const
    if (body.step === 'decline') {
      return { ...shared, words: await this.applications.seal(person, 'application.reason', body.reason, caller), needsCare: false }
    }
    const words = body.care === undefined ? undefined : await this.applications.seal(person, 'application.care', body.care, caller)
    const needsCare = words === undefined && (await this.reader.open(facts, { actor: caller.actor, reason: 'application' })).details?.age === '16-17'
    return { ...shared, words, needsCare }
  }
}
