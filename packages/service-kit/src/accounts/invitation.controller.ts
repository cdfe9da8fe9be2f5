import { inviteAccount, inviteAgain, joinByLink, joinByPasskey, joinByPassword, showInvitation } from '@heard/contracts/identity'
import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Answered, answered } from '../answered.ts'
import { type Caller, From } from '../caller.ts'
import { uuidv7 } from '../ids.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Outbox } from '../outbox/outbox.ts'
import { Platform } from '../platform.ts'
import { InvalidInput, Refused } from '../problems.ts'
import { dayOf } from '../record-fact.ts'
import { invitationLink, invitationMail } from './account-mails.ts'
import { AccountRecord } from './account-record.ts'
import { everywhere } from './everywhere.ts'
import { checkReviewDay } from './review-day.ts'
import { SignIns } from './sign-ins.ts'

/** Inviting people, and people joining: nobody but themselves ever knows how they sign in. */
@Controller()
export class InvitationController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AccountRecord) private readonly record: AccountRecord,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  @Implements(inviteAccount)
  async invite(@Input() { body }: InputOf<typeof inviteAccount>, @From() caller: Caller): Promise<Answered<AnswerOf<typeof inviteAccount>>> {
    everywhere(caller, inviteAccount)
    checkReviewDay(body.review, this.platform.clock.now())
    const made = await this.platform.accounts.inviteAccount(body)
    if (!made.created) throw notMade(made.why)
    const position = await this.record.keep(made.account, caller)
    this.platform.log.event('security.roles-changed', { account: made.account, by: caller.actor, what: 'invited' })
    return answered(await this.send(made.account, caller, body.review), position)
  }

  @Implements(inviteAgain)
  async again(@Input() { params }: InputOf<typeof inviteAgain>, @From() caller: Caller): Promise<AnswerOf<typeof inviteAgain>> {
    everywhere(caller, inviteAgain)
    const sent = await this.send(params.account, caller)
    this.platform.log.event('security.roles-changed', { account: params.account, by: caller.actor, what: 'invited-again' })
    return sent
  }

  @Implements(showInvitation)
  async show(@Input() { body }: InputOf<typeof showInvitation>): Promise<AnswerOf<typeof showInvitation>> {
    const found = await this.platform.accounts.invitationOf(body.invitation)
    if (!found) throw new Refused('no-invitation')
    const { name, email, app, passkey, link } = found
    return { name, email, app, passkey, link: link && this.outbox.canSend }
  }

  @Implements(joinByPasskey)
  async byPasskey(@Input() { body }: InputOf<typeof joinByPasskey>, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const joined = await this.platform.accounts.joinByPasskey(body.invitation, body.passkey, body.name)
    if (typeof joined === 'string') throw new Refused(joined)
    this.noteRescue(joined)
    await this.record.add({ type: 'WayInAdded', data: { account: joined.account, way: 'passkey' } }, joined.account)
    await this.signIns.begin(await this.platform.accounts.begin(joined.account, 'passkey'), reply)
  }

  @Implements(joinByPassword)
  async byPassword(
    @Input() { body: { invitation, ...wanted } }: InputOf<typeof joinByPassword>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof joinByPassword>> {
    const joined = await this.platform.accounts.joinByPassword(invitation, wanted)
    if (!joined.set) throw new Refused(joined.why)
    this.noteRescue(joined)
    await this.record.add({ type: 'WayInAdded', data: { account: joined.account, way: 'password' } }, joined.account)
    await this.signIns.begin(await this.platform.accounts.begin(joined.account, 'password-and-code'), reply)
    return { codes: [...joined.codes] }
  }

  @Implements(joinByLink)
  async byLink(@Input() { body }: InputOf<typeof joinByLink>, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (!this.outbox.canSend) throw new Refused('no-links')
    const joined = await this.platform.accounts.joinByLink(body.invitation)
    if (typeof joined === 'string') throw new Refused(joined)
    await this.record.add({ type: 'WayInAdded', data: { account: joined.account, way: 'link' } }, joined.account)
    await this.signIns.begin(await this.platform.accounts.begin(joined.account, 'link'), reply)
  }

  private noteRescue({ account, rescue }: { readonly account: string; readonly rescue: boolean }): void {
    if (rescue) this.platform.log.event('security.break-glass-used', { account })
  }

  private async send(account: string, caller: Caller, review?: string): Promise<AnswerOf<typeof inviteAccount>> {
    const { accounts, configuration, clock } = this.platform
    const person = (await accounts.listAccounts()).find((each) => each.account === account)
    if (person?.organisation) throw new Refused('organisation-account')
    const made = await accounts.makeLink(account, 'invitation')
    if (!person || !made) throw new Refused('no-such-account')
    const until = dayOf(made.expires)
    await this.record.add({ type: 'AccountInvited', data: { account, until, ...(review === undefined ? {} : { review }) } }, caller.actor)
    const mail = invitationMail({ to: person.email, name: person.name, origin: configuration.origin }, made.token, made.expires)
    await this.outbox.put({ recipient: account, cause: `invitation ${uuidv7(clock.now())}`, mail })
    const mailed = this.outbox.canSend
    const shown = mailed ? {} : { link: invitationLink(configuration.origin, made.token) }
    return { account, ...shown, until: new Date(made.expires).toISOString(), mailed }
  }
}

const notMade = (why: string): Error => {
  if (why === 'email-taken') return new Refused(why)
  const field = why.replace('-invalid', '')
  return new InvalidInput([{ field, code: 'invalid', detail: `Change the ${field}` }])
}
