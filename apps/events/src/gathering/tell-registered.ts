import { type EventsFact, RegistrationDetails } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import { Outbox, Platform, type Policy, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { gatheringMail, type News } from './gathering.mails.ts'
import { gatheringRow, type RegistrationRow, registrationsOf } from './gathering.query.ts'
import { GatheringViews } from './gathering.views.ts'
import { carePurpose } from './registration.handlers.ts'

const PATIENCE_MS = 60_000
type About = { readonly programme: string; readonly gathering: string }

/** Writes to people who registered with an e-mail address; once for each cause. */
@Injectable()
export class RegistrationMail {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'configuration'>,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(GatheringViews) private readonly views: GatheringViews,
  ) {}

  async send({ programme, gathering }: About, cause: string, newsFor: (row: RegistrationRow) => News | undefined): Promise<void> {
    if (!this.outbox.canSend) return
    const due: { readonly row: RegistrationRow; readonly news: News }[] = []
    for (const row of registrationsOf(this.model, programme, gathering)) {
      const news = newsFor(row)
      if (news && (await this.outbox.standing(row.registration, cause)) === undefined) due.push({ row, news })
    }
    const row = gatheringRow(this.model, programme, gathering)
    const [view] = row && due.length > 0 ? await this.views.of([row]) : []
    if (!view) return
    const refs = due.map((each) => each.row.details)
    const opened = await this.platform.vault.open(refs, { purpose: carePurpose, actor: 'system', reason: 'mail' })
    for (const [index, { row: to, news }] of due.entries()) {
      const one = opened[index]
      const details = one?.status === 'open' ? RegistrationDetails.safeParse(one.payload).data : undefined
      if (details?.email === undefined) {
        await this.outbox.noAddress({ recipient: to.registration, cause })
        continue
      }
      const about = {
        to: details.email,
        language: details.language,
        origin: this.platform.configuration.origin,
        title: view.title.text,
        place: view.place.text,
        startsAt: view.startsAt,
        page: `/programmes/${programme}/gatherings/${gathering}`,
        ...(view.heardBy === undefined ? {} : { heardBy: view.heardBy }),
      }
      const said: News = news.type === 'cancelled' ? { type: 'cancelled', reason: view.cancelled?.text ?? '' } : news
      await this.outbox.put({ recipient: to.registration, cause, mail: gatheringMail(about, said) })
    }
  }
}

/** From this version on, people agreed to be written to afterwards. */
const AFTERWARDS_FROM = 2

/** News for whoever came and may be written to afterwards; where nobody was checked in, for whoever had a place. */
export const cameTo = (rows: readonly RegistrationRow[], news: News): ((row: RegistrationRow) => News | undefined) => {
  const wereCheckedIn = rows.some(({ arrived }) => arrived > 0)
  return ({ arrived, standing, notice }) => (notice >= AFTERWARDS_FROM && (wereCheckedIn ? arrived > 0 : standing === 'in') ? news : undefined)
}

type Followed = EventsFact<'RegistrationMade' | 'PlaceOffered' | 'GatheringChanged' | 'GatheringCancelled' | 'HeardPublished'>
const comes = ({ standing }: RegistrationRow): boolean => standing !== 'cancelled' && standing !== 'lapsed'

/** Whoever registered hears that they have a place or wait for one, that one is free, and what changes; whoever came, that it is told what was heard. */
@Injectable()
export class TellRegistered implements Policy {
  readonly name = 'tell-registered'
  readonly types = ['RegistrationMade', 'PlaceOffered', 'GatheringChanged', 'GatheringCancelled', 'HeardPublished']

  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(RegistrationMail) private readonly mail: RegistrationMail,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<Followed>
    await this.model.waitFor(fact.position, PATIENCE_MS)
    const { programme, gathering } = fact.data
    const news =
      fact.type === 'HeardPublished'
        ? cameTo(registrationsOf(this.model, programme, gathering), { type: 'heard' })
        : (row: RegistrationRow) => this.newsOf(fact, row)
    await this.mail.send(fact.data, fact.id, news)
  }

  private newsOf(fact: Exclude<Followed, { type: 'HeardPublished' }>, row: RegistrationRow): News | undefined {
    switch (fact.type) {
      case 'GatheringChanged':
        return comes(row) ? { type: 'changed' } : undefined
      case 'GatheringCancelled':
        return comes(row) ? { type: 'cancelled', reason: '' } : undefined
      case 'RegistrationMade':
        return row.registration === fact.data.registration && comes(row) ? { type: fact.data.standing } : undefined
      case 'PlaceOffered':
        return row.registration === fact.data.registration && row.standing === 'offered' ? { type: 'offered', until: fact.data.until } : undefined
    }
  }
}
