import { Outbox, Platform, ReadModel, Refused, systemSource, type Watching } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Colleagues } from '../safeguarding/colleagues.ts'
import { dueBy, mailedSince, referenceOf } from './enquiries.query.ts'
import { ANSWERING, Enquiries } from './enquiries.ts'
import { reminderMail } from './enquiry.mails.ts'

const DAY_MS = 86_400_000
/** A mail is tried for seven days. */
const MAIL_DAYS = 8

type Key = { readonly programme: string; readonly enquiry: string }

/** Looks every few minutes which enquiries are due and which mails came back: looking twice reminds once. */
@Injectable()
export class EnquiryWatch implements Watching {
  readonly everyMs = 300_000
  readonly failed = 'enquiries.not-looked-at'

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Enquiries) private readonly enquiries: Enquiries,
    @Inject(Colleagues) private readonly colleagues: Colleagues,
  ) {}

  async look(): Promise<void> {
    const now = this.platform.clock.now()
    const today = new Date(now).toISOString().slice(0, 10)
    for (const mailed of mailedSince(this.model, new Date(now - MAIL_DAYS * DAY_MS).toISOString())) await this.noteBounce(mailed)
    for (const due of dueBy(this.model, today)) await this.remind(due, today)
  }

  private async noteBounce({ programme, enquiry, answer }: Key & { readonly answer: string }): Promise<void> {
    if ((await this.outbox.standing(enquiry, `answer/${answer}`)) !== 'refused') return
    const bounce = { programme, enquiry, type: 'Bounce', answer, seen: 'mail-server' } as const
    await this.enquiries.step(bounce, systemSource(this.platform.clock)).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
    })
  }

  private async remind({ programme, enquiry }: Key, today: string): Promise<void> {
    await this.enquiries.step({ programme, enquiry, type: 'Remind', today }, systemSource(this.platform.clock))
    const { state } = await this.enquiries.read(programme, enquiry)
    const { assigned } = state
    const to = assigned === undefined ? undefined : await this.colleagues.address(programme, ANSWERING, assigned)
    if (assigned === undefined || to === undefined || state.status !== 'open') return
    const what = state.due === today ? 'due' : 'overdue'
    const page = `${this.platform.configuration.origin}/staff/${programme}/enquiries/${enquiry}`
    const mail = reminderMail(to, what, referenceOf(enquiry), page)
    await this.outbox.put({ recipient: assigned, cause: `enquiry ${enquiry} ${what} ${state.due}`, mail })
  }
}
