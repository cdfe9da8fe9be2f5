import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { actOnCase, askForRight, FieldFor, recordBreach } from '@heard/contracts/engagement'
import { dueOf } from '@heard/privacy'
import { type Answered, answered, type Caller, Commands, Platform, Receipts, Refused } from '@heard/service-kit'
import type { Sealed } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { type CaseCommand, caseDecider, type StepCase } from './case.decider.ts'
import { type CaseState, evolve, initial } from './case.state.ts'

type Opened = AnswerOf<typeof askForRight>
type Asking = Omit<BodyOf<typeof askForRight>, 'right'> & { readonly right?: BodyOf<typeof askForRight>['right'] }

const caseStream = (programme: string, id: string): string => `case-${programme}.${id}`

/** What all steps of a case share. */
@Injectable()
export class Cases {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async load(programme: string, id: string): Promise<CaseState> {
    let state = initial
    for await (const fact of this.platform.store.readStream<Parameters<typeof evolve>[1]>(caseStream(programme, id))) state = evolve(state, fact)
    return state
  }

  /** Texts of a person's case belong to that person; those of a breach to the breach, which has no other. */
  async seal(subject: string, field: FieldFor<'data-rights'>, payload: string | Readonly<Record<string, string>>, caller: Caller): Promise<Sealed> {
    const [sealed] = await this.commands.seal([{ subject, purpose: 'data-rights', field, payload }], caller)
    if (!sealed) throw new TypeError('the vault answered without the text')
    return sealed
  }

  async run(programme: string, id: string, command: CaseCommand, caller: Caller): Promise<bigint> {
    return (await this.commands.run(caseDecider, caseStream(programme, id), command, caller)).position
  }
}

const when = (caller: Caller) => ({ today: caller.at.slice(0, 10), now: caller.at })

export class OpenCaseRequest extends Command<Answered<Opened>> {
  constructor(
    readonly programme: string,
    /** Without a right it is a complaint. */
    readonly asking: Asking,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(OpenCaseRequest)
export class OpenCaseHandler implements ICommandHandler<OpenCaseRequest> {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  async execute({ programme, asking, caller }: OpenCaseRequest): Promise<Answered<Opened>> {
    const { details, receipt, right } = asking
    if (details.contact === undefined && receipt === undefined) throw new Refused('no-way-to-answer')
    const contribution = receipt === undefined ? undefined : (await this.receipts.find(receipt)).contribution
    const id = caller.newId()
    const person = caller.newId()
    const payload = details.contact === undefined ? { words: details.words } : { words: details.words, contact: details.contact }
    const sealed = await this.cases.seal(person, 'case.details', payload, caller)
    const from = { programme, case: id, ...when(caller), person, details: sealed, contribution }
    const command: CaseCommand = right === undefined ? { type: 'Complain', ...from } : { type: 'AskForRight', right, ...from }
    const position = await this.cases.run(programme, id, command, caller)
    const due = dueOf({ kind: right === undefined ? 'complaint' : 'rights', since: from.today, pausedDays: 0, extended: false })
    return answered({ case: id, due }, position)
  }
}

export class RecordBreach extends Command<Answered<AnswerOf<typeof recordBreach>>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof recordBreach>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RecordBreach)
export class RecordBreachHandler implements ICommandHandler<RecordBreach> {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  async execute({ programme, body, caller }: RecordBreach): Promise<Answered<AnswerOf<typeof recordBreach>>> {
    const id = caller.newId()
    const details = await this.cases.seal(id, 'case.breach', body.what, caller)
    const aware = new Date(body.aware).toISOString()
    const position = await this.cases.run(programme, id, { type: 'RecordBreach', programme, case: id, ...when(caller), details, aware }, caller)
    return answered({ case: id, due: dueOf({ kind: 'breach', since: aware, pausedDays: 0, extended: false }) }, position)
  }
}

type Step = BodyOf<typeof actOnCase>

export class StepCaseRequest extends Command<Answered<AnswerOf<typeof actOnCase>>> {
  constructor(
    readonly programme: string,
    readonly id: string,
    readonly step: Step,
    readonly caller: Caller,
  ) {
    super()
  }
}

const textOf = (step: Step): string | undefined => ('reason' in step ? step.reason : 'text' in step ? step.text : undefined)

@CommandHandler(StepCaseRequest)
export class StepCaseHandler implements ICommandHandler<StepCaseRequest> {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  async execute({ programme, id, step, caller }: StepCaseRequest): Promise<Answered<AnswerOf<typeof actOnCase>>> {
    const { status, person } = await this.cases.load(programme, id)
    if (status === 'none') throw new Refused('unknown-case')
    const typed = textOf(step)
    const field = person === undefined ? 'case.breach-step' : 'case.answer'
    const text = typed === undefined ? undefined : await this.cases.seal(person ?? id, field, typed, caller)
    const position = await this.cases.run(programme, id, this.command({ programme, case: id, ...when(caller) }, step, text), caller)
    return answered({ case: id }, position)
  }

  private command(one: Pick<StepCase, 'programme' | 'case' | 'today' | 'now'>, step: Step, text: Sealed | undefined): StepCase {
    if (step.step === 'acknowledge') return { ...one, type: 'Acknowledge' }
    if (step.step === 'resume') return { ...one, type: 'Resume' }
    if (step.step === 'report') return { ...one, type: 'Report', peopleTold: step.peopleTold }
    if (!text) throw new TypeError('this step has a text')
    if (step.step === 'answer') return { ...one, type: 'Answer', outcome: step.outcome, text }
    return { ...one, type: step.step === 'pause' ? 'Pause' : step.step === 'extend' ? 'Extend' : 'DoNotReport', text }
  }
}
