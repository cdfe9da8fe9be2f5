import { setTimeout as pause } from 'node:timers/promises'
import { askForSignInLink, signInByLink } from '@heard/contracts/identity'
import { signInLinkLasts } from '@heard/identity'
import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { type Caller, From } from '../caller.ts'
import { uuidv7 } from '../ids.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Outbox } from '../outbox/outbox.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { signInLinkMail } from './account-mails.ts'
import { SignIns } from './sign-ins.ts'

/** Looking for the account, and everything after that, begins when the answer is long gone: how long it took says nothing of who has an account. */
const AFTER_THE_ANSWER_MS = 1_000

/** Links that are mailed to champions and contacts of organisations who chose them, and signing in by one. */
@Controller()
export class SignInLinkController {
  private readonly stopping = new AbortController()
  private readonly sending = new Set<Promise<void>>()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort()
    await Promise.all(this.sending)
  }

  @Implements(askForSignInLink)
  ask(@Input() { body: { email } }: InputOf<typeof askForSignInLink>, @From() { address }: Caller): void {
    if (!this.outbox.canSend) throw new Refused('no-links')
    const tooMany = this.platform.accounts.askForLink({ email, address })
    if (tooMany) throw new Refused(tooMany.why, tooMany.waitSeconds)
    const sending = this.send(email).catch((error: unknown) => this.platform.log.event('record.not-written', { of: 'sign-in-link', error }))
    this.sending.add(sending)
    void sending.then(() => this.sending.delete(sending))
  }

  @Implements(signInByLink)
  async signIn(
    @Input() { body }: InputOf<typeof signInByLink>,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof signInByLink>> {
    return this.signIns.begin(await this.platform.accounts.signInByLink({ ...body, address: caller.address }), reply, 'unknown-link')
  }

  private async send(email: string): Promise<void> {
    const { accounts, clock, configuration } = this.platform
    await pause(AFTER_THE_ANSWER_MS, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined)
    if (this.stopping.signal.aborted) return
    const link = await accounts.linkFor(email)
    if (!link) return
    const mail = signInLinkMail({ to: link.email, name: link.name, origin: configuration.origin }, link.token)
    await this.outbox.put({ recipient: link.account, cause: `sign-in ${uuidv7(clock.now())}`, mail, usefulFor: signInLinkLasts })
  }
}
