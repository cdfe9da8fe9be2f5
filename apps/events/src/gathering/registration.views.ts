import type { AnswerOf } from '@heard/contracts'
import {
  type listRegistrations,
  Permission,
  RegistrationDetails,
  RegistrationNeeds,
  type RegistrationView,
  type Standing,
} from '@heard/contracts/events'
import { disclosedCounts } from '@heard/privacy'
import { type Caller, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { doorCountsOf, gatheringRow, headcountOf, permissionsOf, type RegistrationRow, registrationsOf } from './gathering.query.ts'
import { carePurpose } from './registration.handlers.ts'

type About = { readonly programme: string; readonly gathering: string }

/** Registrations as staff see them; that they are opened is recorded. */
@Injectable()
export class RegistrationViews {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async of({ programme, gathering }: About, rows: readonly RegistrationRow[], caller: Caller): Promise<RegistrationView[]> {
    const refs = rows.filter(({ standing }) => standing !== 'cancelled' && standing !== 'lapsed').flatMap(({ details, needs }) => [details, needs])
    const access = { purpose: carePurpose, actor: caller.actor, reason: 'gathering' }
    const opened = refs.length === 0 ? [] : await this.platform.vault.open(refs, access)
    const payloads = new Map(opened.flatMap((one) => (one.status === 'open' ? [[one.ref, one.payload] as const] : [])))
    const permitted = permissionsOf(this.model, programme, gathering)
    return rows.map(({ registration, at, people, standing, until, arrived, details, needs }): RegistrationView => {
      const told = RegistrationDetails.safeParse(payloads.get(details))
      const needed = RegistrationNeeds.safeParse(payloads.get(needs))
      return {
        registration,
        at,
        people,
        standing: standing as Standing,
        arrived,
        permissions: Permission.options.filter((to) => permitted.some((one) => one.registration === registration && one.permission === to)),
        ...(until === null ? {} : { until }),
        ...(told.success ? { details: told.data } : {}),
        ...(needed.success ? { needs: needed.data } : {}),
      }
    })
  }
}

export class ListRegistrations extends Query<AnswerOf<typeof listRegistrations>> {
  constructor(
    readonly about: About,
    readonly caller: Caller,
  ) {
    super()
  }
}

const Communities = z.array(z.strictObject({ community: z.string(), people: z.int() }))

@QueryHandler(ListRegistrations)
export class ListRegistrationsHandler implements IQueryHandler<ListRegistrations> {
  constructor(
    @Inject(RegistrationViews) private readonly views: RegistrationViews,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about, caller }: ListRegistrations): Promise<AnswerOf<typeof listRegistrations>> {
    const { programme, gathering } = about
    if (!gatheringRow(this.model, programme, gathering)) throw new Refused('unknown-gathering')
    const counted = headcountOf(this.model, programme, gathering)
    return {
      registrations: await this.views.of(about, registrationsOf(this.model, programme, gathering), caller),
      doors: this.atDoors(programme, gathering),
      ...(counted ? { headcount: { walkIns: counted.walk_ins, communities: Communities.parse(JSON.parse(counted.communities)) } } : {}),
    }
  }

  /** Who came without registering is a number; communities are told as far as the rule of disclosure lets them be known. */
  private atDoors(programme: string, gathering: string): AnswerOf<typeof listRegistrations>['doors'] {
    const counts = doorCountsOf(this.model, programme, gathering)
    const communities = [...counts.keys()].filter((community) => community !== '')
    const disclosed = disclosedCounts(communities.map((community) => counts.get(community) ?? 0)).counts
    return { walkIns: counts.get('') ?? 0, communities: communities.map((community, index) => ({ community, people: disclosed[index] ?? null })) }
  }
}

export class ShowRegistration extends Query<RegistrationView> {
  constructor(
    readonly about: About & { readonly registration: string },
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ShowRegistration)
export class ShowRegistrationHandler implements IQueryHandler<ShowRegistration> {
  constructor(
    @Inject(RegistrationViews) private readonly views: RegistrationViews,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async execute({ about, caller }: ShowRegistration): Promise<RegistrationView> {
    const { programme, gathering, registration } = about
    if (!gatheringRow(this.model, programme, gathering)) throw new Refused('unknown-gathering')
    const rows = registrationsOf(this.model, programme, gathering).filter((row) => row.registration === registration)
    const [view] = await this.views.of(about, rows, caller)
    if (!view) throw new Refused('unknown-registration')
    return view
  }
}
