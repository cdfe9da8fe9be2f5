import { AccessFact, type GatheringKind, type GatheringView, GatheringWords, heardBy, type Meeting } from '@heard/contracts/events'
import { Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { type GatheringRow, gatheringsOf } from './gathering.query.ts'

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
  const { language, title, place, about, parts = [], agenda, access } = words.data
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
      parts,
      ...(row.series === null ? {} : { series: row.series }),
      ...(agenda === undefined ? {} : { agenda: local(agenda) }),
      ...(access === undefined ? {} : { accessNote: local(access) }),
      ...(row.cancelled === null ? {} : { cancelled: reason?.success ? reason.data : local('') }),
      ...(by === undefined ? {} : { heardBy: by }),
      ...(row.told_at === null ? {} : { heardAt: row.told_at }),
    },
  ]
}
