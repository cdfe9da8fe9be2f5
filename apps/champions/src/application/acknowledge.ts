import { Email } from '@heard/contracts'
import { ApplicationDetails, type ChampionsFact } from '@heard/contracts/champions'
import type { RecordedFact } from '@heard/event-sourcing'
import { Outbox, Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { acknowledgementMail } from './acknowledgement.mail.ts'
import { referenceOf } from './applications.query.ts'
import { purpose } from './applications.ts'
import { hearsBy } from './hears-by.ts'

/** Older than this, word that an application came would only puzzle. */
const TOO_OLD_MS = 2 * 24 * 60 * 60_000

/** Whoever left an e-mail address hears that their application came: one mail for each application. */
@Injectable()
export class Acknowledge implements Policy {
  readonly name = 'acknowledge'
  readonly types = ['ChampionApplied']

  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault' | 'configuration' | 'clock'>,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { data, metadata } = recorded as RecordedFact<ChampionsFact<'ChampionApplied'>>
    const { application, details, consent } = data
    const post = { recipient: application, cause: 'applied' }
    if (!this.outbox.canSend || this.platform.clock.now() - Date.parse(metadata.at) > TOO_OLD_MS) return
    if ((await this.outbox.standing(post.recipient, post.cause)) !== undefined) return
    const [opened] = await this.platform.vault.open([details.ref], { purpose, actor: 'system', reason: 'mail' })
    const told = opened?.status === 'open' ? ApplicationDetails.safeParse(opened.payload).data : undefined
    const to = Email.safeParse(told?.contact.trim()).data
    if (to === undefined) return this.outbox.noAddress(post)
    const about = { to, language: consent?.language ?? 'en', origin: this.platform.configuration.origin }
    await this.outbox.put({ ...post, mail: acknowledgementMail({ ...about, reference: referenceOf(application), due: hearsBy(metadata.at) }) })
  }
}
