import type { AnswerOf, BodyOf } from '@heard/contracts'
import { DoorItem, type dayKey, doorNotices, type takeDoorItems } from '@heard/contracts/events'
import {
  type Answered,
  agreedWords,
  answered,
  type Caller,
  DayKeys,
  Platform,
  ProgrammeOutline,
  ReadModel,
  Refused,
  takeItems,
} from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { gatheringRow } from './gathering.query.ts'
import { mustBeCommunities } from './known-communities.ts'
import type { DoorCount, PlacesCommand, Said } from './places.decider.ts'
import { Places } from './places.ts'

type About = { readonly programme: string; readonly gathering: string }
type Arrival = Extract<DoorItem, { kind: 'arrival' }>

const KEPT_MS = 30 * 86_400_000
/** Of gatherings that ended before this moment nothing is noted any more, and their key is gone. */
export const keyEnds = (now: number): string => new Date(now - KEPT_MS).toISOString()

/** @throws Refused `notice-changed` when nobody is asked to agree to such words now */
export const said = ({ to, noticeHash }: Arrival['agreed'][number], given: boolean, since: string): Said => ({
  to,
  given,
  since,
  consent: agreedWords(doorNotices[to], noticeHash),
})

export class ShowDayKey extends Query<AnswerOf<typeof dayKey>> {
  constructor(readonly about: About) {
    super()
  }
}

@QueryHandler(ShowDayKey)
export class ShowDayKeyHandler implements IQueryHandler<ShowDayKey> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(DayKeys) private readonly keys: DayKeys,
  ) {}

  async execute({ about: { programme, gathering } }: ShowDayKey): Promise<AnswerOf<typeof dayKey>> {
    const row = gatheringRow(this.model, programme, gathering)
    if (!row) throw new Refused('unknown-gathering')
    if (row.ends_at < keyEnds(this.platform.clock.now())) throw new Refused('gathering-over')
    return { publicKey: await this.keys.publicKey(gathering) }
  }
}

export class TakeDoorItems extends Command<Answered<AnswerOf<typeof takeDoorItems>>> {
  constructor(
    readonly about: About,
    readonly body: BodyOf<typeof takeDoorItems>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Each item is decided by the gathering's stream, once. Whatever order they come in, and however often, the gathering ends up the same. */
@CommandHandler(TakeDoorItems)
export class TakeDoorItemsHandler implements ICommandHandler<TakeDoorItems> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'log'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Places) private readonly places: Places,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(DayKeys) private readonly keys: DayKeys,
  ) {}

  async execute({ about, body, caller }: TakeDoorItems): Promise<Answered<AnswerOf<typeof takeDoorItems>>> {
    const { programme, gathering } = about
    if (!gatheringRow(this.model, programme, gathering)) throw new Refused('unknown-gathering')
    const counts: DoorCount[] = []
    // Two devices may send at once: a command of one of them must not pass for the same one of the other.
    const source = { ...caller, command: undefined }
    const items = await takeItems(this.keys, {
      gathering,
      items: body.items,
      content: DoorItem,
      take: async (item, content) => {
        if (await this.places.tookItem(about, item)) return { already: true }
        if (content.kind === 'arrival') await this.places.run(about, this.checkIn(about, item, content, caller.at), source)
        else counts.push(this.countOf(about, item, content))
        return { already: false }
      },
      failed: (error) => this.platform.log.event('device-item.not-taken', { error }),
    })
    // Counts become one fact, so that the log does not tell them one by one.
    if (counts.length > 0) await this.places.run(about, Promise.resolve({ type: 'CountAtDoor', ...about, counts }), source)
    return answered({ items }, await this.platform.store.head())
  }

  private countOf({ programme }: About, item: string, content: Exclude<DoorItem, Arrival>): DoorCount {
    if (content.kind === 'walk-in') return { item, walkIns: content.people }
    mustBeCommunities(this.programmes, programme, [content.community])
    return { item, walkIns: 0, community: content.community }
  }

  /** No clock of a device goes ahead of the server's: a yes of tomorrow would outlast whoever takes it back today. */
  private async checkIn(about: About, item: string, arrival: Arrival, now: string): Promise<PlacesCommand> {
    const { people, agreed } = arrival
    const at = arrival.at < now ? arrival.at : now
    const registration = await this.registrationOf(about, arrival)
    return { type: 'CheckIn', ...about, registration, item, people, permissions: agreed.map((one) => said(one, true, at)) }
  }

  private async registrationOf({ programme, gathering }: About, { who }: Arrival): Promise<string> {
    if ('registration' in who) return who.registration
    const target = await this.places.byReceipt(who.code)
    if (target.programme !== programme || target.gathering !== gathering) throw new Refused('other-gathering')
    if ('ended' in target) throw new Refused('registration-ended')
    return target.registration
  }
}
