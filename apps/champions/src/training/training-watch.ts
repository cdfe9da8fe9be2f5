import { Email } from '@heard/contracts'
import { Outbox, Platform, ReadModel, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ApplicationReader } from '../application/application.reader.ts'
import { Applications } from '../application/applications.ts'
import { trainingReminder } from './reminder.mail.ts'
import { ENDING_DAYS } from './standing.ts'
import { type Ending, endingIn } from './training.query.ts'

const DAY_MS = 86_400_000

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** Looks every hour whose training ends soon: looking twice reminds once. Who is on leave is not reminded. */
@Injectable()
export class TrainingWatch implements Watching {
  readonly everyMs = 3_600_000
  readonly failed = 'trainings.not-looked-at'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
  ) {}

  async look(): Promise<void> {
    if (!this.outbox.canSend) return
    const now = this.platform.clock.now()
    for (const each of endingIn(this.model, dayOf(now), dayOf(now + ENDING_DAYS * DAY_MS))) await this.remind(each)
  }

  private async remind({ programme, application, module, expires }: Ending): Promise<void> {
    const post = { recipient: application, cause: `training ${module} ${expires}` }
    if ((await this.outbox.standing(post.recipient, post.cause)) !== undefined) return
    const { facts } = await this.applications.read(programme, application)
    const { details } = await this.reader.open(facts.slice(0, 1), { actor: 'system', reason: 'mail' })
    const to = Email.safeParse(details?.contact.trim()).data
    if (to === undefined) return this.outbox.noAddress(post)
    const [applied] = facts
    const language = (applied?.type === 'ChampionApplied' ? applied.data.consent?.language : undefined) ?? 'en'
    const page = `${this.platform.configuration.origin}/staff/${programme}/volunteering/care`
    await this.outbox.put({ ...post, mail: trainingReminder({ to, language, expires, page }) })
  }
}
