import type { AnswerOf } from '@heard/contracts'
import {
  CallDetails,
  type ConcernFact,
  type ConcernView,
  type listColleagues,
  type listConcerns,
  type showConcern,
} from '@heard/contracts/engagement'
import { type Caller, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Colleagues } from './colleagues.ts'
import { type ConcernRow, closedConcerns, concernOf, type NameOf, openConcerns, viewOf, whoIs } from './concerns.query.ts'
import { Concerns, type KeptConcern } from './concerns.ts'

type Shown = AnswerOf<typeof showConcern>
type Done = Shown['history'][number]

export class ListConcerns extends Query<AnswerOf<typeof listConcerns>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListConcerns)
export class ListConcernsHandler implements IQueryHandler<ListConcerns> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ programme, caller }: ListConcerns): Promise<AnswerOf<typeof listConcerns>> {
    const nameOf = await this.colleagues.names()
    const viewed = (rows: readonly ConcernRow[]): ConcernView[] => rows.map((row) => viewOf(row, nameOf, caller))
    const open = viewed(openConcerns(this.model, programme)).toSorted((a, b) => a.due.localeCompare(b.due))
    return { concerns: [...open, ...viewed(closedConcerns(this.model, programme))] }
  }
}

export class ListColleagues extends Query<AnswerOf<typeof listColleagues>> {
  constructor(
    readonly programme: string,
    readonly action: 'safeguarding.manage' | 'contribution.read',
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListColleagues)
export class ListColleaguesHandler implements IQueryHandler<ListColleagues> {
  constructor(@Inject(Colleagues) private readonly colleagues: Colleagues) {}

  async execute({ programme, action, caller }: ListColleagues): Promise<AnswerOf<typeof listColleagues>> {
    const found = await this.colleagues.who(programme, action)
    return { colleagues: found.map((one) => ({ ...one, own: one.account === caller.actor })) }
  }
}

export class ShowConcern extends Query<Shown> {
  constructor(
    readonly programme: string,
    readonly concern: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

const noteOf = ({ data }: ConcernFact): string | undefined => ('note' in data ? data.note?.ref : undefined)

const whatOf = ({ type, data }: ConcernFact, nameOf: NameOf): Done['what'] => {
  switch (type) {
    case 'ConcernRaised':
      return { type: 'raised', source: data.source }
    case 'ConcernTriaged':
      return { type: 'triaged', urgency: data.urgency }
    case 'ConcernAssigned':
      return { type: 'assigned', to: nameOf(data.to) ?? 'somebody who has left' }
    case 'ConcernReleased':
      return { type: 'released' }
    case 'ProtocolStepDone':
      return { type: 'step', step: data.step }
    case 'ConcernHandedOver':
      return { type: 'handed-over', to: data.to, ground: data.ground }
    case 'SupportOffered':
      return { type: 'support', support: data.support, answer: data.answer }
    case 'FollowUpPlanned':
      return { type: 'call-planned', on: data.on }
    case 'FollowUpCalled':
      return { type: 'called', outcome: data.outcome, ...(data.next === undefined ? {} : { next: data.next }) }
    case 'CallCancelled':
      return { type: 'call-cancelled' }
    case 'ConcernClosed':
      return { type: 'closed', outcome: data.outcome }
    case 'ConcernReopened':
      return { type: 'reopened' }
  }
}

@QueryHandler(ShowConcern)
export class ShowConcernHandler implements IQueryHandler<ShowConcern> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Concerns) private readonly concerns: Concerns,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async execute({ programme, concern, caller }: ShowConcern): Promise<Shown> {
    const row = concernOf(this.model, programme, concern)
    if (!row) throw new Refused('unknown-concern')
    const nameOf = await this.colleagues.names()
    return { ...viewOf(row, nameOf, caller), ...(await this.texts(await this.concerns.read(programme, concern), caller.actor, nameOf)) }
  }

  private async texts({ facts, state }: KeptConcern, actor: string, nameOf: NameOf): Promise<Pick<Shown, 'words' | 'contact' | 'history'>> {
    const raised = facts.find((fact) => fact.type === 'ConcernRaised')?.data
    const contactRef = state.asker === undefined ? undefined : raised?.contact?.ref
    const refs = [raised?.details?.ref, contactRef, ...facts.map(noteOf)].filter((ref) => ref !== undefined)
    const opened = await this.concerns.open(refs, actor)
    const text = (ref: string | undefined): string | undefined => {
      const payload = ref === undefined ? undefined : opened.get(ref)
      return typeof payload === 'string' ? payload : undefined
    }
    const words = text(raised?.details?.ref)
    const contact = contactRef === undefined ? undefined : CallDetails.safeParse(opened.get(contactRef)).data
    return {
      ...(words === undefined ? {} : { words }),
      ...(contact === undefined ? {} : { contact }),
      history: facts.map((fact) => {
        const note = text(noteOf(fact))
        const by = fact.actor === 'resident' ? 'The person' : whoIs(nameOf, fact.actor)
        return { at: fact.at, by, what: whatOf(fact, nameOf), ...(note === undefined ? {} : { note }) }
      }),
    }
  }
}
