import type { BodyOf } from '@heard/contracts'
import type { PartOf } from '@heard/contracts/engagement'
import { type announceGathering, type cancelGathering, type GatheringKind, type GatheringView, GatheringWords } from '@heard/contracts/events'
import { type Answered, answered, type Caller, Commands, type FieldRequest, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { requestState } from '../mini-event/mini-event.query.ts'
import { gatheringDecider } from './gathering.decider.ts'
import { gatheringStream } from './gathering.events.ts'

type Done = { readonly gathering: string }
const wording = (programme: string, field: `gathering.${PartOf<'gathering'>}`, payload: { readonly [key: string]: string }): FieldRequest => ({
  subject: programme,
  purpose: 'publication',
  field,
  payload,
})

export class Announce extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof announceGathering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(Announce)
export class AnnounceHandler implements ICommandHandler<Announce> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, body, caller }: Announce): Promise<Answered<Done>> {
    const { kind, startsAt, endsAt, request } = body
    if (request !== undefined) this.mustBeOpen(programme, request)
    const gathering = caller.newId()
    const [words] = await this.commands.seal([wording(programme, 'gathering.words', body.words)], caller)
    if (!words) throw new TypeError('the vault answered without the words')
    const command = { type: 'Announce' as const, programme, gathering, kind, startsAt, endsAt, words, request }
    const { position } = await this.commands.run(gatheringDecider, gatheringStream(programme, gathering), command, caller)
    return answered({ gathering }, position)
  }

  private mustBeOpen(programme: string, request: string): void {
    const state = requestState(this.model, programme, request)
    if (state === undefined) throw new Refused('unknown-request')
    if (state !== 'new') throw new Refused('already-answered')
  }
}

export class Cancel extends Command<Answered<Done>> {
  constructor(
    readonly programme: string,
    readonly gathering: string,
    readonly body: BodyOf<typeof cancelGathering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(Cancel)
export class CancelHandler implements ICommandHandler<Cancel> {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  async execute({ programme, gathering, body, caller }: Cancel): Promise<Answered<Done>> {
    const [reason] = await this.commands.seal([wording(programme, 'gathering.cancelled', { language: body.language, text: body.reason })], caller)
    if (!reason) throw new TypeError('the vault answered without the reason')
    const command = { type: 'Cancel' as const, programme, gathering, reason }
    const { position } = await this.commands.run(gatheringDecider, gatheringStream(programme, gathering), command, caller)
    return answered({ gathering }, position)
  }
}

type Row = {
  readonly gathering: string
  readonly kind: string
  readonly starts_at: string
  readonly ends_at: string
  readonly words: string
  readonly cancelled: string | null
}
const Reason = z.strictObject({ language: z.string(), text: z.string() })

export class ListGatherings extends Query<readonly GatheringView[]> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ListGatherings)
export class ListGatheringsHandler implements IQueryHandler<ListGatherings> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme }: ListGatherings): Promise<readonly GatheringView[]> {
    const rows = this.model.query<Row>(
      'SELECT gathering, kind, starts_at, ends_at, words, cancelled FROM gatherings WHERE programme = ? ORDER BY starts_at, gathering',
      programme,
    )
    const refs = rows.flatMap((row) => (row.cancelled === null ? [row.words] : [row.words, row.cancelled]))
    const opened = refs.length === 0 ? [] : await this.platform.vault.wording(refs)
    const payloads = new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
    return rows.flatMap((row) => viewOf(row, payloads))
  }
}

/** A gathering whose wording was withdrawn is not listed. */
const viewOf = (row: Row, payloads: ReadonlyMap<string, unknown>): GatheringView[] => {
  const words = GatheringWords.safeParse(payloads.get(row.words))
  if (!words.success) return []
  const { language, title, place, about } = words.data
  const local = (text: string) => ({ language, text })
  const reason = row.cancelled === null ? undefined : Reason.safeParse(payloads.get(row.cancelled))
  return [
    {
      gathering: row.gathering,
      kind: row.kind as GatheringKind,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      title: local(title),
      place: local(place),
      about: local(about),
      ...(row.cancelled === null ? {} : { cancelled: reason?.success ? reason.data : local('') }),
    },
  ]
}
