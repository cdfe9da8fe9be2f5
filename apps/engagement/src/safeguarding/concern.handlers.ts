import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { actOnConcern, raiseConcern } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { Enquiries } from '../enquiry/enquiries.ts'
import { ContributionReader } from '../story/contribution.reader.ts'
import { Colleagues } from './colleagues.ts'
import type { ActOnConcern } from './concern.decider.ts'
import { dueOfConcern } from './concern-due.ts'
import { Concerns } from './concerns.ts'

export class RaiseConcernRequest extends Command<Answered<AnswerOf<typeof raiseConcern>>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof raiseConcern>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RaiseConcernRequest)
export class RaiseConcernHandler implements ICommandHandler<RaiseConcernRequest> {
  constructor(
    @Inject(Concerns) private readonly concerns: Concerns,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
  ) {}

  async execute({ programme, body, caller }: RaiseConcernRequest): Promise<Answered<AnswerOf<typeof raiseConcern>>> {
    const { words, contact: reach, ...rest } = body
    if (rest.contribution !== undefined) await this.contributions.read(programme, rest.contribution)
    if (rest.enquiry !== undefined) await this.enquiries.read(programme, rest.enquiry)
    const [concern, person, asker] = [caller.newId(), caller.newId(), caller.newId()]
    const details = await this.concerns.seal(person, 'concern.details', words, caller)
    const contact = reach === undefined ? undefined : await this.concerns.seal(asker, 'concern.contact', { contact: reach, message: 'no' }, caller)
    const about = { contribution: rest.contribution, enquiry: rest.enquiry, source: rest.source, urgency: rest.urgency }
    const reachable = { asker: contact && asker, contact }
    const position = await this.concerns.run({ type: 'Raise', programme, concern, person, details, ...reachable, ...about }, caller)
    const due = dueOfConcern({ urgency: rest.urgency, since: caller.at, checkedAt: null, actedAt: caller.at, callOn: null })
    return answered({ concern, due }, position)
  }
}

type Act = BodyOf<typeof actOnConcern>

export class ActOnConcernRequest extends Command<Answered<AnswerOf<typeof actOnConcern>>> {
  constructor(
    readonly programme: string,
    readonly concern: string,
    readonly act: Act,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ActOnConcernRequest)
export class ActOnConcernHandler implements ICommandHandler<ActOnConcernRequest> {
  constructor(
    @Inject(Concerns) private readonly concerns: Concerns,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ programme, concern, act, caller }: ActOnConcernRequest): Promise<Answered<AnswerOf<typeof actOnConcern>>> {
    const { state } = await this.concerns.read(programme, concern)
    if (act.act === 'assign' && !(await this.colleagues.may(programme, 'safeguarding.manage', act.to))) throw new Refused('not-a-colleague')
    const typed = 'note' in act ? act.note : undefined
    const note = typed === undefined ? undefined : await this.concerns.seal(state.person, 'concern.note', typed, caller)
    const position = await this.concerns.run({ programme, concern, ...this.command(act, note, caller) }, caller)
    return answered({ concern }, position)
  }

  private command(act: Act, note: ActNote, { actor, at }: Caller): Omitted {
    const today = at.slice(0, 10)
    switch (act.act) {
      case 'triage':
        return { type: 'Triage', urgency: act.urgency }
      case 'take':
        return { type: 'Assign', to: actor }
      case 'release':
        return { type: 'Release' }
      case 'assign':
        return { type: 'Assign', to: act.to }
      case 'step':
        return { type: 'DoStep', step: act.step, note }
      case 'support':
        return { type: 'OfferSupport', support: act.support, answer: act.answer }
      case 'plan-call':
        return { type: 'PlanCall', on: act.on, today }
      case 'call':
        return { type: 'RecordCall', outcome: act.outcome, next: act.next, today, note }
      case 'close':
        return { type: 'Close', outcome: act.outcome, note }
      default: {
        if (!note) throw new TypeError('this act has a note')
        return act.act === 'reopen' ? { type: 'Reopen', note } : { type: 'HandOver', to: act.to, ground: act.ground, note }
      }
    }
  }
}

type ActNote = Extract<ActOnConcern, { type: 'Close' }>['note']
type WithoutPlace<C> = C extends unknown ? Omit<C, 'programme' | 'concern'> : never
type Omitted = WithoutPlace<ActOnConcern>
