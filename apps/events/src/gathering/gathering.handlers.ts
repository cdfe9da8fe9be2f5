import type { BodyOf } from '@heard/contracts'
import type { PartOf } from '@heard/contracts/engagement'
import {
  AccessFact,
  type announceGathering,
  type cancelGathering,
  type changeGathering,
  type GatheringBody,
  type GatheringKind,
  type GatheringView,
  GatheringWords,
  heardBy,
  type Meeting,
} from '@heard/contracts/events'
import { type Answered, answered, type Caller, Commands, type FieldRequest, Platform, ProgrammeOutline, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { requestState } from '../mini-event/mini-event.query.ts'
import { type GatheringCommand, gatheringDecider } from './gathering.decider.ts'
import { gatheringStream } from './gathering.events.ts'
import { type GatheringRow, gatheringsOf } from './gathering.query.ts'
import { mustBeCommunities } from './known-communities.ts'

type Done = { readonly gathering: string }
type About = { readonly programme: string; readonly gathering: string }

const wordsOf = ({ language, title, place, about, agenda, access }: GatheringWords) => ({
  language,
  title,
  place,
  about,
  ...(agenda === undefined ? {} : { agenda }),
  ...(access === undefined ? {} : { access }),
})

/** What staff write of gatherings, and its way into their streams. */
@Injectable()
export class Planning {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
  ) {}

  async seal(programme: string, part: PartOf<'gathering'>, payload: FieldRequest['payload'], caller: Caller) {
    const [sealed] = await this.commands.seal([{ subject: programme, purpose: 'publication', field: `gathering.${part}`, payload }], caller)
    if (!sealed) throw new TypeError('the vault answered without the words')
    return sealed
  }

  /** What a body announces, its words sealed. */
  async announced(programme: string, { kind, startsAt, endsAt, communities, meeting, access, capacity, words }: GatheringBody, caller: Caller) {
    mustBeCommunities(this.programmes, programme, communities)
    return { kind, startsAt, endsAt, communities, meeting, access, capacity, words: await this.seal(programme, 'words', wordsOf(words), caller) }
  }

  async run(command: GatheringCommand, caller: Caller): Promise<Answered<Done>> {
    const { programme, gathering } = command
    const { position } = await this.commands.run(gatheringDecider, gatheringStream(programme, gathering), command, caller)
    return answered({ gathering }, position)
  }
}

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
    @Inject(Planning) private readonly planning: Planning,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ programme, body: { request, ...body }, caller }: Announce): Promise<Answered<Done>> {
    if (request !== undefined) this.mustBeOpen(programme, request)
    const gathering = caller.newId()
    return this.planning.run({ type: 'Announce', programme, gathering, request, ...(await this.planning.announced(programme, body, caller)) }, caller)
  }

  private mustBeOpen(programme: string, request: string): void {
    const state = requestState(this.model, programme, request)
    if (state === undefined) throw new Refused('unknown-request')
    if (state !== 'new') throw new Refused('already-answered')
  }
}

export class Change extends Command<Answered<Done>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof changeGathering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(Change)
export class ChangeHandler implements ICommandHandler<Change> {
  constructor(@Inject(Planning) private readonly planning: Planning) {}

  async execute({ about, body, caller }: Change): Promise<Answered<Done>> {
    return this.planning.run({ type: 'Change', ...about, ...(await this.planning.announced(about.programme, body, caller)) }, caller)
  }
}

export class Cancel extends Command<Answered<Done>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof cancelGathering>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(Cancel)
export class CancelHandler implements ICommandHandler<Cancel> {
  constructor(@Inject(Planning) private readonly planning: Planning) {}

  async execute({ about, body: { language, reason: text }, caller }: Cancel): Promise<Answered<Done>> {
    const reason = await this.planning.seal(about.programme, 'cancelled', { language, text }, caller)
    return this.planning.run({ type: 'Cancel', ...about, reason }, caller)
  }
}

const Reason = z.strictObject({ language: z.string(), text: z.string() })

/** Gatherings as everybody sees them. */
@Injectable()
export class GatheringViews {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  async of(rows: readonly GatheringRow[]): Promise<readonly GatheringView[]> {
    const refs = rows.flatMap((row) => (row.cancelled === null ? [row.words] : [row.words, row.cancelled]))
    const opened = refs.length === 0 ? [] : await this.platform.vault.wording(refs)
    const payloads = new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
    return rows.flatMap((row) => viewOf(row, payloads))
  }
}

export class ListGatherings extends Query<readonly GatheringView[]> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(ListGatherings)
export class ListGatheringsHandler implements IQueryHandler<ListGatherings> {
  constructor(
    @Inject(GatheringViews) private readonly views: GatheringViews,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  execute({ programme }: ListGatherings): Promise<readonly GatheringView[]> {
    return this.views.of(gatheringsOf(this.model, programme))
  }
}

/** A gathering whose wording was withdrawn is not listed. */
const viewOf = (row: GatheringRow, payloads: ReadonlyMap<string, unknown>): GatheringView[] => {
  const words = GatheringWords.safeParse(payloads.get(row.words))
  if (!words.success) return []
  const { language, title, place, about, agenda, access } = words.data
  const local = (text: string) => ({ language, text })
  const reason = row.cancelled === null ? undefined : Reason.safeParse(payloads.get(row.cancelled))
  const { capacity } = row
  const by = row.cancelled === null ? heardBy(row.kind as GatheringKind, row.ends_at) : undefined
  return [
    {
      gathering: row.gathering,
      kind: row.kind as GatheringKind,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      communities: z.array(z.string()).parse(JSON.parse(row.communities)),
      ...(row.meeting === null ? {} : { meeting: row.meeting as Meeting }),
      access: z.array(AccessFact).parse(JSON.parse(row.access)),
      ...(capacity === null ? {} : { capacity, places: row.taken < capacity ? ('free' as const) : ('full' as const) }),
      sequence: row.sequence + (row.cancelled === null ? 0 : 1),
      changedAt: row.changed_at,
      title: local(title),
      place: local(place),
      about: local(about),
      ...(agenda === undefined ? {} : { agenda: local(agenda) }),
      ...(access === undefined ? {} : { accessNote: local(access) }),
      ...(row.cancelled === null ? {} : { cancelled: reason?.success ? reason.data : local('') }),
      ...(by === undefined ? {} : { heardBy: by }),
      ...(row.told_at === null ? {} : { heardAt: row.told_at }),
    },
  ]
}
