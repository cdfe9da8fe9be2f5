import type { BodyOf } from '@heard/contracts'
import { type listMiniEventRequests, MiniEventDetails, type MiniEventState, type requestMiniEvent } from '@heard/contracts/events'
import { type Answered, type AnswerOf, answered, type Caller, Commands, Platform, ProgrammeOutline, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { miniEventDecider } from './mini-event.decider.ts'
import { miniEventStream } from './mini-event.events.ts'
import { requestsOf } from './mini-event.query.ts'

const purpose = 'enquiry'
type Done = { readonly request: string }

export class RequestMiniEvent extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof requestMiniEvent>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(RequestMiniEvent)
export class RequestMiniEventHandler implements ICommandHandler<RequestMiniEvent> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
  ) {}

  async execute({ programme, body, caller }: RequestMiniEvent): Promise<Answered<Done>> {
    const request = caller.newId()
    const person = caller.newId()
    const payload = Object.fromEntries(Object.entries(body.details).filter(([, text]) => text !== undefined)) as Record<string, string>
    const [details] = await this.commands.seal([{ subject: person, purpose, field: 'mini-event.details', payload }], caller)
    if (!details) throw new TypeError('the vault answered without the details')
    const command = { type: 'Request' as const, programme, request, person, details, open: this.programmes.isOpen(programme) }
    const { position } = await this.commands.run(miniEventDecider, miniEventStream(programme, request), command, caller)
    return answered({ request }, position)
  }
}

export class DeclineMiniEvent extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly request: string,
    readonly reason: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(DeclineMiniEvent)
export class DeclineMiniEventHandler implements ICommandHandler<DeclineMiniEvent> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute({ programme, request, reason, caller }: DeclineMiniEvent): Promise<Answered<Done>> {
    const stream = miniEventStream(programme, request)
    const subject = await this.personOf(stream)
    const [sealed] = await this.commands.seal([{ subject, purpose, field: 'mini-event.reason', payload: reason }], caller)
    if (!sealed) throw new TypeError('the vault answered without the reason')
    const { position } = await this.commands.run(miniEventDecider, stream, { type: 'Decline', programme, request, reason: sealed }, caller)
    return answered({ request }, position)
  }

  /** The reason is held about whoever asked, so that it goes when they do. */
  private async personOf(stream: string): Promise<string> {
    for await (const { data } of this.platform.store.readStream(stream, { limit: 1 })) {
      if ('person' in data && typeof data.person === 'string') return data.person
    }
    throw new Refused('unknown-request')
  }
}

export class ListMiniEventRequests extends Query<AnswerOf<typeof listMiniEventRequests>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ListMiniEventRequests)
export class ListMiniEventRequestsHandler implements IQueryHandler<ListMiniEventRequests> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, caller }: ListMiniEventRequests): Promise<AnswerOf<typeof listMiniEventRequests>> {
    const rows = requestsOf(this.model, programme)
    const access = { purpose, actor: caller.actor, reason: 'review' }
    const opened =
      rows.length === 0
        ? []
        : await this.platform.vault.open(
            rows.map((row) => row.details),
            access,
          )
    return {
      requests: rows.map(({ request, at, state, gathering }, index) => {
        const row = opened[index]
        const details = row?.status === 'open' ? MiniEventDetails.parse(row.payload) : undefined
        return { request, at, state: state as MiniEventState, ...(gathering === null ? {} : { gathering }), ...(details ? { details } : {}) }
      }),
    }
  }
}
