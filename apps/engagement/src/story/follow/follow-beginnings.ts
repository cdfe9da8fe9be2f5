import type { FollowConsent } from '@heard/contracts/engagement'
import { type CommandSource, Commands, Outbox, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { followDecider } from './follow.decider.ts'
import { followStream } from './follow.events.ts'
import { confirmMail } from './follow.mails.ts'
import { type Following, Follows } from './follows.ts'

type Beginning = {
  readonly following: Following
  readonly subject: string
  readonly email: string
  readonly language: string
  /** What the link in the first mail confirms with. */
  readonly token: string
  /** To which words, where they were shown with the address; a contribution has its own consent to contact. */
  readonly consent?: FollowConsent
}

/** Begins a following whose links are kept: the address is sealed, it is recorded, and the first mail goes out. */
@Injectable()
export class FollowBeginnings {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  async begin({ following, subject, email, language, token, consent }: Beginning, source: CommandSource): Promise<bigint> {
    const { programme, follow } = following
    const [address] = await this.commands.seal([{ subject, purpose: 'contact', field: 'follow.address', payload: { email } }], source)
    if (!address) throw new TypeError('the vault answered without the address')
    const command = { type: 'Ask', ...following, address, ...(consent ? { consent } : {}) } as const
    const { position } = await this.commands.run(followDecider, followStream(programme, follow), command, source)
    const { origin } = this.platform.configuration
    const mail = confirmMail({ to: email, language, origin, stop: this.follows.stopToken(follow) }, token)
    await this.outbox.put({ recipient: follow, cause: 'confirm', mail })
    return position
  }
}
