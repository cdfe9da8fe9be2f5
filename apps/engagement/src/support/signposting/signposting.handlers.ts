import type { AnswerOf, BodyOf } from '@heard/contracts'
import {
  type publicSignposting,
  type ReferralFact,
  type recordSignposting,
  referralFacts,
  type SignpostingChannel,
  type SignpostingCount,
  type signpostingCounts,
} from '@heard/contracts/engagement'
import { daysBetween, publicCount } from '@heard/privacy'
import { type Answered, answered, type Caller, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler, type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { PieceNames } from '../piece-names.ts'
import { signpostsIn } from '../referral/referrals.query.ts'

type Recorded = AnswerOf<typeof recordSignposting>

export class RecordSignposting extends Command<Answered<Recorded>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof recordSignposting>,
    readonly caller: Caller,
  ) {
    super()
  }
}

const A_YEAR = 366

@CommandHandler(RecordSignposting)
export class RecordSignpostingHandler implements ICommandHandler<RecordSignposting> {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  /** Nothing is decided by what came before, so nothing is loaded; the same request sent again has the same ids. */
  async execute({ programme, body, caller }: RecordSignposting): Promise<Answered<Recorded>> {
    const { channel, on } = body
    const services = [...new Set(body.services)]
    const today = caller.at.slice(0, 10)
    if (on > today || daysBetween(on, today) > A_YEAR) throw new Refused('not-within-a-year')
    const names = await this.names.of(programme, services)
    if (services.some((piece) => !names.has(piece))) throw new Refused('unknown-piece')
    const metadata = { actor: caller.actor, at: caller.at }
    const facts = services.map((piece) => {
      const fact: ReferralFact<'Signposted'> = { type: 'Signposted', data: { programme, piece, channel, on } }
      return { ...fact, id: caller.newId(), version: referralFacts.Signposted.version, metadata }
    })
    const { position } = await this.platform.store.append({ stream: `signposting-${programme}`, expected: 'any', facts })
    return answered({ recorded: services.length }, position)
  }
}

export class SignpostingCounts extends Query<AnswerOf<typeof signpostingCounts>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(SignpostingCounts)
export class SignpostingCountsHandler implements IQueryHandler<SignpostingCounts> {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PieceNames) private readonly names: PieceNames,
  ) {}

  async execute({ programme }: SignpostingCounts): Promise<AnswerOf<typeof signpostingCounts>> {
    const names = await this.names.of(programme)
    const byPiece = Map.groupBy(signpostsIn(this.model, programme), ({ piece }) => piece)
    const counts = [...byPiece].map(
      ([piece, rows]): SignpostingCount => ({
        piece,
        service: names.get(piece) ?? 'A service whose words were withdrawn',
        total: rows.reduce((sum, { times }) => sum + times, 0),
        byChannel: Object.fromEntries(rows.map(({ channel, times }) => [channel, times])) as Partial<Record<SignpostingChannel, number>>,
      }),
    )
    return { counts: counts.toSorted((a, b) => b.total - a.total || a.service.localeCompare(b.service, 'en')) }
  }
}

export class PublicSignposting extends Query<AnswerOf<typeof publicSignposting>> {
  constructor(readonly programme: string) {
    super()
  }
}

@QueryHandler(PublicSignposting)
export class PublicSignpostingHandler implements IQueryHandler<PublicSignposting> {
  constructor(@Inject(SignpostingCountsHandler) private readonly staff: SignpostingCountsHandler) {}

  async execute({ programme }: PublicSignposting): Promise<AnswerOf<typeof publicSignposting>> {
    const { counts } = await this.staff.execute(new SignpostingCounts(programme))
    const shown = counts.flatMap(({ piece, service, total }) => {
      const about = publicCount(total)
      return about === null ? [] : [{ piece, service, about }]
    })
    // By name among equals only, so that the order says no more than the rounded numbers.
    const ordered = shown.toSorted((a, b) => b.about - a.about || a.service.localeCompare(b.service, 'en'))
    return { counts: ordered, withheld: shown.length < counts.length }
  }
}
