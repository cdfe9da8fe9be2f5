import { type BodyOf, given, type Sealed } from '@heard/contracts'
import {
  type arrangeMiniEventTalk,
  type listMiniEventRequests,
  MiniEventDetails,
  type MiniEventState,
  type requestMiniEvent,
} from '@heard/contracts/events'
import { type Answered, type AnswerOf, answered, type Caller, Commands, Platform, ProgrammeOutline, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { type MiniEventCommand, miniEventDecider } from './mini-event.decider.ts'
import { miniEventStream } from './mini-event.events.ts'
import { requestsOf } from './mini-event.query.ts'

const purpose = 'enquiry'
type Done = { readonly request: string }
type About = { readonly programme: string; readonly request: string }

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

/** What staff write of a request is held about whoever asked, so that it goes when they do. */
@Injectable()
export class Requests {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async seal({ programme, request }: About, field: 'mini-event.reason' | 'mini-event.talk', payload: string, caller: Caller): Promise<Sealed> {
    const subject = await this.personOf(miniEventStream(programme, request))
    const [sealed] = await this.commands.seal([{ subject, purpose, field, payload }], caller)
    if (!sealed) throw new TypeError('the vault answered without what was written')
    return sealed
  }

  async run(command: MiniEventCommand, caller: Caller): Promise<Answered<Done>> {
    const { programme, request } = command
    const { position } = await this.commands.run(miniEventDecider, miniEventStream(programme, request), command, caller)
    return answered({ request }, position)
  }

  private async personOf(stream: string): Promise<string> {
    for await (const { data } of this.platform.store.readStream(stream, { limit: 1 })) {
      if ('person' in data && typeof data.person === 'string') return data.person
    }
    throw new Refused('unknown-request')
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
  constructor(@Inject(Requests) private readonly requests: Requests) {}

  async execute({ programme, request, reason, caller }: DeclineMiniEvent): Promise<Answered<Done>> {
    const sealed = await this.requests.seal({ programme, request }, 'mini-event.reason', reason, caller)
    return this.requests.run({ type: 'Decline', programme, request, reason: sealed }, caller)
  }
}

const MINUTE_MS = 60_000

export class ArrangeTalk extends Command<Answered<Done>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof arrangeMiniEventTalk>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ArrangeTalk)
export class ArrangeTalkHandler implements ICommandHandler<ArrangeTalk> {
  constructor(@Inject(Requests) private readonly requests: Requests) {}

  async execute({ about, body: { startsAt, minutes, place: text }, caller }: ArrangeTalk): Promise<Answered<Done>> {
    const place = await this.requests.seal(about, 'mini-event.talk', text, caller)
    const endsAt = new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()
    return this.requests.run({ type: 'ArrangeTalk', ...about, at: caller.at, startsAt, endsAt, place }, caller)
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

const Talk = z.strictObject({ startsAt: z.string(), endsAt: z.string(), changedAt: z.string(), sequence: z.int() })

@QueryHandler(ListMiniEventRequests)
export class ListMiniEventRequestsHandler implements IQueryHandler<ListMiniEventRequests> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, caller }: ListMiniEventRequests): Promise<AnswerOf<typeof listMiniEventRequests>> {
    const rows = requestsOf(this.model, programme)
    const access = { purpose, actor: caller.actor, reason: 'review' }
    const refs = rows.flatMap(({ details, talk_place, reason }) => [details, talk_place, reason].filter((ref) => ref !== null))
    const opened = refs.length === 0 ? [] : await this.platform.vault.open(refs, access)
    const payloads = new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
    const said = (ref: string | null): string | undefined => (ref === null ? undefined : z.string().safeParse(payloads.get(ref)).data)
    return {
      requests: rows.map((row) => ({
        request: row.request,
        at: row.at,
        state: row.state as MiniEventState,
        ...(row.gathering === null ? {} : { gathering: row.gathering }),
        ...given({ details: MiniEventDetails.safeParse(payloads.get(row.details)).data, reason: said(row.reason) }),
        ...(row.talk === null ? {} : { talk: { ...Talk.parse(JSON.parse(row.talk)), ...given({ place: said(row.talk_place) }) } }),
      })),
    }
  }
}
