import type { DigestPace } from '@heard/contracts/engagement'
import { Outbox, Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { newsMail } from './follow.mails.ts'
import { Follows, type FollowTarget } from './follows.ts'
import type { Move } from './moves.projection.ts'

/** What the causes of mails about news begin with. */
export const MOVED = 'moved/'
export const mailAccess = { actor: 'system', reason: 'mail' }
/** Somebody whose address is confirmed; `address`: a vault reference. */
export type Confirmed = { readonly follow: string; readonly address: string; readonly since: string }

const HOUR_MS = 3_600_000
const pauses: Readonly<Record<DigestPace, number>> = { 'at-once': HOUR_MS, weekly: 7 * 24 * HOUR_MS }
type Moved = { readonly what: Move; readonly at: string }

/** Tells of what moved in public, each in the pace that they chose. */
@Injectable()
export class News {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  async tell({ follow, address, since }: Confirmed, target: FollowTarget, topic: string): Promise<void> {
    const { programme, language, pace = 'at-once' } = target
    const told = await this.outbox.newest(follow, MOVED)
    const last = told ?? (pace === 'weekly' ? Date.parse(since) : 0)
    if (this.platform.clock.now() - last < pauses[pace]) return
    const after = new Date(Math.max(Date.parse(since), told ?? 0)).toISOString()
    const moves = this.model.query<Moved>('SELECT what, max(at) AS at FROM moves WHERE topic = ? AND at > ? GROUP BY what ORDER BY 2', topic, after)
    const newest = moves.at(-1)
    const to = newest && (await this.follows.open(address, mailAccess))
    if (newest === undefined || to === undefined) return
    const { origin } = this.platform.configuration
    const page = topic.startsWith('commitment/') ? `/programmes/${programme}/commitments/${topic.slice(11)}` : `/programmes/${programme}/report`
    const mail = newsMail(
      { to, language, origin, stop: this.follows.stopToken(follow) },
      page,
      moves.map(({ what }) => what),
    )
    await this.outbox.put({ recipient: follow, cause: MOVED + newest.at, mail })
  }
}
