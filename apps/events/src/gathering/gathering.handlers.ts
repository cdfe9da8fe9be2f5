import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { PartOf } from '@heard/contracts/engagement'
import { type announceGathering, type cancelGathering, type changeGathering, type GatheringBody, type GatheringWords } from '@heard/contracts/events'
import { type Answered, answered, type Caller, Commands, type FieldRequest, ProgrammeOutline, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { requestRow } from '../mini-event/mini-event.query.ts'
import { type GatheringCommand, gatheringDecider } from './gathering.decider.ts'
import { gatheringStream } from './gathering.events.ts'
import { followingOf, gatheringRow } from './gathering.query.ts'
import { mustBeCommunities } from './known-communities.ts'
import { movedLike } from './moved-like.ts'

type Done = { readonly gathering: string }
type About = { readonly programme: string; readonly gathering: string }

const wordsOf = ({ language, title, place, about, parts, agenda, access }: GatheringWords) => ({
  language,
  title,
  place,
  about,
  ...(parts === undefined || parts.length === 0 ? {} : { parts: parts.toSorted((one, other) => one.time.localeCompare(other.time)) }),
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
    return answered({ gathering: command.gathering }, await this.record(command, caller))
  }

  /** Where it was recorded. */
  async record(command: GatheringCommand, caller: Caller): Promise<bigint> {
    const { programme, gathering } = command
    return (await this.commands.run(gatheringDecider, gatheringStream(programme, gathering), command, caller)).position
  }
}

/** Each gathering of a series is a command of its own: one that was sent again finds what the first try did. */
const commandOf = (caller: Caller, which: string): Caller =>
  caller.command === undefined ? caller : { ...caller, command: `${caller.command} ${which}` }

const ofSeries = (caller: Caller, index: number): Caller => (index === 0 ? caller : commandOf(caller, String(index)))

export class Announce extends Command<Answered<AnswerOf<typeof announceGathering>>> {
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

  async execute({ programme, body: { request, more = [], ...body }, caller }: Announce): Promise<Answered<AnswerOf<typeof announceGathering>>> {
    const gathering = caller.newId()
    if (request !== undefined) this.mustBeOpen(programme, request, gathering)
    const series = more.length === 0 ? undefined : caller.newId()
    const ids = [gathering, ...more.map(() => caller.newId())]
    const announced = await this.planning.announced(programme, body, caller)
    if (more.some(({ startsAt, endsAt }) => endsAt <= startsAt)) throw new Refused('ends-before-it-starts')
    const one = { type: 'Announce' as const, programme, series, ...announced }
    // The first answers the request; each is recorded on its own, and done again only what is missing is.
    let position = 0n
    for (const [index, times] of [body, ...more].entries()) {
      const { startsAt, endsAt } = times
      const command = { ...one, gathering: ids[index] ?? gathering, request: index === 0 ? request : undefined, startsAt, endsAt }
      position = await this.planning.record(command, ofSeries(caller, index))
    }
    return answered({ gathering, ...(series === undefined ? {} : { series }) }, position)
  }

  /** Open, or answered by this very gathering: then what broke off is gone on with. */
  private mustBeOpen(programme: string, request: string, gathering: string): void {
    const found = requestRow(this.model, programme, request)
    if (found === undefined) throw new Refused('unknown-request')
    if (found.state !== 'new' && found.state !== 'talk' && found.gathering !== gathering) throw new Refused('already-answered')
  }
}

/** Why another gathering of a series may stay as it is, which staff are told. */
const staysAsItIs: ReadonlySet<string> = new Set(['capacity-too-small', 'ends-before-it-starts', 'already-cancelled', 'gathering-over'])

export class Change extends Command<Answered<AnswerOf<typeof changeGathering>>> {
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
  constructor(
    @Inject(Planning) private readonly planning: Planning,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about, body: { following, ...body }, caller }: Change): Promise<Answered<AnswerOf<typeof changeGathering>>> {
    const before = gatheringRow(this.model, about.programme, about.gathering)
    if (body.endsAt <= body.startsAt) throw new Refused('ends-before-it-starts')
    const change = { type: 'Change' as const, at: caller.at, ...about, ...(await this.planning.announced(about.programme, body, caller)) }
    const unchanged: string[] = []
    const others = following && before?.series != null ? followingOf(this.model, about.programme, before.series, before.starts_at) : []
    for (const [index, { gathering, starts_at, ends_at }] of others.entries()) {
      if (!before || gathering === about.gathering) continue
      const times = { startsAt: movedLike(before.starts_at, body.startsAt, starts_at), endsAt: movedLike(before.ends_at, body.endsAt, ends_at) }
      try {
        await this.planning.record({ ...change, gathering, ...times }, ofSeries(caller, index + 1))
      } catch (error) {
        if (!(error instanceof Refused && staysAsItIs.has(error.code))) throw error
        unchanged.push(gathering)
      }
    }
    // Last, so that what broke off is taken up where it stopped: the others are moved by what this one still has to move.
    const position = await this.planning.record(change, caller)
    return answered({ gathering: about.gathering, unchanged }, position)
  }
}

export class Cancel extends Command<Answered<AnswerOf<typeof cancelGathering>>> {
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
  constructor(
    @Inject(Planning) private readonly planning: Planning,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about, body: { language, reason: text, following }, caller }: Cancel): Promise<Answered<AnswerOf<typeof cancelGathering>>> {
    const reason = await this.planning.seal(about.programme, 'cancelled', { language, text }, caller)
    const cancel = { type: 'Cancel' as const, at: caller.at, ...about, reason }
    const too: string[] = []
    for (const { gathering } of following ? this.after(about, caller) : []) {
      try {
        // By its own id: what broke off goes on with fewer of them.
        await this.planning.record({ ...cancel, gathering }, commandOf(caller, gathering))
        too.push(gathering)
      } catch (error) {
        if (!(error instanceof Refused && staysAsItIs.has(error.code))) throw error
      }
    }
    // Last, so that what broke off is taken up where it stopped.
    return answered({ gathering: about.gathering, following: too }, await this.planning.record(cancel, caller))
  }

  /** Those of the series that come after it; none where it cannot be cancelled itself. */
  private after({ programme, gathering }: About, { at }: Caller) {
    const row = gatheringRow(this.model, programme, gathering)
    if (!row || row.series === null || row.cancelled !== null || at >= row.ends_at) return []
    return followingOf(this.model, programme, row.series, row.starts_at)
  }
}
