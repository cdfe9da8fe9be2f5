import type { AnswerOf, BodyOf } from '@heard/contracts'
import {
  type changeRegistration,
  eventCareNotice,
  type MyRegistration,
  type noteHeadcount,
  RegistrationDetails,
  RegistrationNeeds,
  type registerForGathering,
} from '@heard/contracts/events'
import {
  type Answered,
  agreedWords,
  answered,
  type Caller,
  Commands,
  type FieldRequest,
  Platform,
  ProgrammeOutline,
  Refused,
  type Submission,
  Submissions,
} from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { gatheringStream } from './gathering.events.ts'
import { mustBeCommunities } from './known-communities.ts'
import type { PlacesCommand } from './places.decider.ts'
import { Places, type RegistrationTarget, type Taken } from './places.ts'

export const carePurpose = 'event-care'
type Told = Pick<BodyOf<typeof registerForGathering>, 'details' | 'needs'>
type About = { readonly programme: string; readonly gathering: string }

/** Two fields, so that whoever prints a day sheet opens what it shows; one person, so that they go together. */
const fieldsOf = (person: string, { details: { name, email, phone, language }, needs: { needs, more } }: Told): readonly FieldRequest[] => {
  const optional = { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) }
  const one = { subject: person, purpose: carePurpose } as const
  return [
    { ...one, field: 'registration.details', payload: { name, language, ...optional } },
    { ...one, field: 'registration.needs', payload: { needs, ...(more === undefined ? {} : { more }) } },
  ]
}

export class Register extends Command<Answered<AnswerOf<typeof registerForGathering>>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof registerForGathering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Whoever comes first takes their turn first, while what they told is sealed together with what others tell; sent again, it ends at the same receipt. */
@CommandHandler(Register)
export class RegisterHandler implements ICommandHandler<Register> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(Places) private readonly places: Places,
  ) {}

  execute(request: Register): Promise<Answered<AnswerOf<typeof registerForGathering>>> {
    return this.submissions.once(request.caller, () => this.register(request))
  }

  private async register({ about, body, caller }: Register): Promise<Answered<AnswerOf<typeof registerForGathering>>> {
    const earlier = await this.submissions.earlier(caller)
    const { people, details, needs } = body
    const submission = await this.submissions.identify([about, people, details, needs], caller)
    const { contribution: registration, person, receipt } = submission
    const target = { ...about, registration }
    const told = async (position: bigint) => answered({ registration, receipt, ...(await this.places.taken(target)) }, position)
    if (earlier && (await this.places.has(target))) {
      return told((await this.submissions.recordedUpTo(gatheringStream(about.programme, about.gathering))) ?? 0n)
    }
    const consent = agreedWords(eventCareNotice, body.noticeHash)
    const command = this.sealed(body, submission, target, caller).then(
      (sealed): PlacesCommand => ({ type: 'Register', ...target, person, at: caller.at, people, ...sealed, consent }),
    )
    const position = await this.places.run(about, command, caller)
    // The log remembers a key for longer than what was sent with it.
    if (!(await this.places.has(target))) throw new Refused('key-reused')
    return told(position)
  }

  private async sealed(body: Told, submission: Submission, target: RegistrationTarget, caller: Caller) {
    const [[details, needs]] = await Promise.all([
      this.commands.seal(fieldsOf(submission.person, body), caller, this.submissions.answerToRetries(submission, caller)),
      this.places.keepReceipt(submission.receipt, target),
    ])
    if (!details || !needs) throw new TypeError('the vault answered without what was told')
    return { details, needs }
  }
}

export class ChangeRegistration extends Command<Answered<AnswerOf<typeof changeRegistration>>> {
  constructor(
    readonly body: BodyOf<typeof changeRegistration>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ChangeRegistration)
export class ChangeRegistrationHandler implements ICommandHandler<ChangeRegistration> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Places) private readonly places: Places,
  ) {}

  async execute({ body, caller }: ChangeRegistration): Promise<Answered<AnswerOf<typeof changeRegistration>>> {
    const target = await this.places.byReceipt(body.receipt)
    if ('ended' in target) throw new Refused('registration-ended')
    const { standing, person } = await this.places.standing(target)
    if (standing === 'cancelled' || standing === 'lapsed') throw new Refused('registration-ended')
    const command = this.commands.seal(fieldsOf(person, body), caller).then(([details, needs]): PlacesCommand => {
      if (!details || !needs) throw new TypeError('the vault answered without what was told')
      return { type: 'ChangeRegistration', ...target, at: caller.at, people: body.people, details, needs }
    })
    const position = await this.places.run(target, command, caller)
    return answered({ registration: target.registration, ...(await this.places.taken(target)) }, position)
  }
}

type Mine = { readonly registration?: string } & Taken

/** What a code alone is enough for. */
export class StepMyRegistration extends Command<Answered<Mine>> {
  constructor(
    readonly receipt: string,
    readonly step: 'AcceptPlace' | 'CancelRegistration',
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(StepMyRegistration)
export class StepMyRegistrationHandler implements ICommandHandler<StepMyRegistration> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Places) private readonly places: Places,
  ) {}

  async execute({ receipt, step, caller }: StepMyRegistration): Promise<Answered<Mine>> {
    const target = await this.places.byReceipt(receipt)
    if ('ended' in target) {
      if (step === 'AcceptPlace') throw new Refused('registration-ended')
      return answered({ standing: target.ended }, await this.platform.store.head())
    }
    const command: PlacesCommand = step === 'AcceptPlace' ? { type: step, ...target, at: caller.at } : { type: step, ...target, by: 'person' }
    const position = await this.places.run(target, Promise.resolve(command), caller)
    return answered({ registration: target.registration, ...(await this.places.taken(target)) }, position)
  }
}

type Staffs = Extract<PlacesCommand, { type: 'CancelRegistration' | 'NoteArrival' | 'NotePermissions' | 'AcceptPlace' }>

/** What staff note of one registration. */
export class StepRegistration extends Command<Answered<{ registration: string }>> {
  constructor(
    readonly command: Staffs,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(StepRegistration)
export class StepRegistrationHandler implements ICommandHandler<StepRegistration> {
  constructor(@Inject(Places) private readonly places: Places) {}

  async execute({ command, caller }: StepRegistration): Promise<Answered<{ registration: string }>> {
    const position = await this.places.run(command, Promise.resolve(command), caller)
    return answered({ registration: command.registration }, position)
  }
}

export class NoteHeadcount extends Command<Answered<{ gathering: string }>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof noteHeadcount>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(NoteHeadcount)
export class NoteHeadcountHandler implements ICommandHandler<NoteHeadcount> {
  constructor(
    @Inject(Places) private readonly places: Places,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
  ) {}

  async execute({ about, body, caller }: NoteHeadcount): Promise<Answered<{ gathering: string }>> {
    mustBeCommunities(
      this.programmes,
      about.programme,
      body.communities.map(({ community }) => community),
    )
    const position = await this.places.run(about, Promise.resolve({ type: 'NoteHeadcount', ...about, ...body }), caller)
    return answered({ gathering: about.gathering }, position)
  }
}

export class ShowMyRegistration extends Query<MyRegistration> {
  constructor(readonly receipt: string) {
    super()
  }
}

@QueryHandler(ShowMyRegistration)
export class ShowMyRegistrationHandler implements IQueryHandler<ShowMyRegistration> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Places) private readonly places: Places,
  ) {}

  async execute({ receipt }: ShowMyRegistration): Promise<MyRegistration> {
    const target = await this.places.byReceipt(receipt)
    const { programme, gathering } = target
    if ('ended' in target) return { programme, gathering, standing: target.ended }
    const { details, needs, people, standing } = await this.places.standing(target)
    if (standing === 'cancelled' || standing === 'lapsed') return { programme, gathering, standing }
    const access = { purpose: carePurpose, actor: 'resident', reason: 'receipt' }
    const [first, second] = await this.platform.vault.open([details, needs], access)
    return {
      ...target,
      people,
      ...(await this.places.taken(target)),
      ...(first?.status === 'open' ? { details: RegistrationDetails.parse(first.payload) } : {}),
      ...(second?.status === 'open' ? { needs: RegistrationNeeds.parse(second.payload) } : {}),
    }
  }
}
