import type { AnswerOf } from '@heard/contracts'
import { ApplicationDetails, type equalTreatment } from '@heard/contracts/champions'
import type { RecordedFact } from '@heard/event-sourcing'
import { disclosedCountsRule } from '@heard/privacy'
import { type Caller, Platform, ProgrammeOutline } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { type ApplicationFact, applicationTypes } from './application.events.ts'
import { type ApplicationState, evolve, initial } from './application.state.ts'
import { purpose } from './applications.ts'
import { type Treated, treatmentOf } from './treatment.ts'

type Held = { readonly ref: string; readonly state: ApplicationState; readonly offered: boolean }
const AT_ONCE = 500

export class EqualTreatmentQuery extends Query<AnswerOf<typeof equalTreatment>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** As it stood when this month began, so that nobody sees one application move. */
@QueryHandler(EqualTreatmentQuery)
export class EqualTreatmentHandler implements IQueryHandler<EqualTreatmentQuery> {
  /** By programme and month: what was counted once stays, and applications are opened once for it. */
  private readonly counted = new Map<string, Promise<AnswerOf<typeof equalTreatment>>>()

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
  ) {}

  execute({ programme, caller }: EqualTreatmentQuery): Promise<AnswerOf<typeof equalTreatment>> {
    const asOf = `${caller.at.slice(0, 7)}-01`
    const key = `${programme} ${asOf}`
    const counted = this.counted.get(key) ?? this.count(programme, asOf)
    this.counted.set(key, counted)
    counted.catch(() => this.counted.delete(key))
    return counted
  }

  private async count(programme: string, asOf: string): Promise<AnswerOf<typeof equalTreatment>> {
    const treated = await this.opened([...(await this.heldBefore(programme, asOf)).values()])
    const communities = this.programmes.entries(programme, 'community').map(({ id }) => id)
    return { rule: disclosedCountsRule, asOf, groups: treatmentOf(treated, communities) }
  }

  private async heldBefore(programme: string, day: string): Promise<Map<string, Held>> {
    const held = new Map<string, Held>()
    for await (const recorded of this.platform.store.readAll({ types: applicationTypes })) {
      const fact = recorded as RecordedFact<ApplicationFact>
      if (fact.data.programme !== programme || recorded.metadata.at.slice(0, 10) >= day) continue
      const { application } = fact.data
      if (fact.type === 'ChampionApplied') held.set(application, { ref: fact.data.details.ref, state: evolve(initial, fact), offered: false })
      const one = held.get(application)
      if (one) held.set(application, { ...one, state: evolve(one.state, fact), offered: one.offered || fact.type === 'ChampionOffered' })
    }
    return held
  }

  private async opened(held: readonly Held[]): Promise<Treated[]> {
    const treated: Treated[] = []
    for (let from = 0; from < held.length; from += AT_ONCE) {
      const some = held.slice(from, from + AT_ONCE)
      const access = { purpose, actor: 'system', reason: 'equal-treatment' }
      const rows = await this.platform.vault.open(
        some.map(({ ref }) => ref),
        access,
      )
      for (const [index, { state, offered }] of some.entries()) {
        const row = rows[index]
        if (row?.status === 'open') treated.push({ details: ApplicationDetails.parse(row.payload), state, offered })
      }
    }
    return treated
  }
}
