import {
  addPasskey,
  askForApp,
  askToConfirm,
  askToMakePasskey,
  changePassword,
  confirmIdentity,
  endOtherSessions,
  endSession,
  myAccount,
  removePasskey,
  removePassword,
  renamePasskey,
  renewRecoveryCodes,
  setPasswordAndApp,
} from '@heard/contracts/identity'
import { Controller, Inject } from '@nestjs/common'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { AccountRecord } from './account-record.ts'
import { sessionOf } from './session-of.ts'

const moment = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** What people see and change of their own account. */
@Controller()
export class OwnAccountController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AccountRecord) private readonly record: AccountRecord,
  ) {}

  private get accounts(): Platform['accounts'] {
    return this.platform.accounts
  }

  @Implements(myAccount)
  async mine(@From() caller: Caller): Promise<AnswerOf<typeof myAccount>> {
    const own = await this.accounts.ownAccount(caller.actor)
    if (!own) throw new Refused('not-signed-in')
    const { id: here } = sessionOf(caller)
    return {
      ...own,
      ...(await this.organisationOf(caller)),
      passkeys: own.passkeys.map(({ made, used, ...passkey }) => ({
        ...passkey,
        made: moment(made),
        ...(used === undefined ? {} : { used: moment(used) }),
      })),
      sessions: own.sessions.map(({ began, used, ...session }) => ({
        ...session,
        began: moment(began),
        used: moment(used),
        own: session.id === here,
      })),
    }
  }

  @Implements(endSession)
  async end(@Input() { params }: InputOf<typeof endSession>, @From() caller: Caller): Promise<void> {
    if (!(await this.accounts.endSession(caller.actor, params.session))) throw new Refused('no-such-session')
  }

  @Implements(endOtherSessions)
  async endOthers(@From() caller: Caller): Promise<AnswerOf<typeof endOtherSessions>> {
    return { ended: await this.accounts.endOtherSessions(sessionOf(caller)) }
  }

  @Implements(askToConfirm)
  async ways(@From() caller: Caller): Promise<AnswerOf<typeof askToConfirm>> {
    const own = await this.accounts.ownAccount(caller.actor)
    if (!own) throw new Refused('not-signed-in')
    const passkey = own.passkeys.length > 0 ? { passkey: await this.accounts.askForPasskey(caller.actor) } : {}
    return { password: own.password, app: own.app, link: own.link, ...passkey, ...(await this.organisationOf(caller)) }
  }

  @Implements(confirmIdentity)
  async confirm(@Input() { body }: InputOf<typeof confirmIdentity>, @From() caller: Caller): Promise<void> {
    const outcome = await this.accounts.confirm(sessionOf(caller), body)
    if (!outcome.confirmed) throw new Refused(outcome.why, 'waitSeconds' in outcome ? outcome.waitSeconds : undefined)
  }

  @Implements(changePassword)
  async change(@Input() { body }: InputOf<typeof changePassword>, @From() caller: Caller): Promise<void> {
    const outcome = await this.accounts.changePassword(sessionOf(caller), body.password)
    if (outcome !== 'set') throw new Refused(outcome)
    await this.added(caller, 'password')
  }

  @Implements(askForApp)
  async app(@From() caller: Caller): Promise<AnswerOf<typeof askForApp>> {
    await this.refuseOfOrganisation(caller)
    return this.accounts.askForApp(caller.actor)
  }

  @Implements(setPasswordAndApp)
  async setBoth(@Input() { body }: InputOf<typeof setPasswordAndApp>, @From() caller: Caller): Promise<AnswerOf<typeof setPasswordAndApp>> {
    await this.refuseOfOrganisation(caller)
    const byLink = await this.signsInByLink(caller)
    const outcome = await this.accounts.setPasswordAndApp(sessionOf(caller), body)
    if (!outcome.set) throw new Refused(outcome.why)
    await this.added(caller, 'password')
    if (byLink) await this.removed(caller, 'link')
    return { codes: [...outcome.codes] }
  }

  @Implements(removePassword)
  async dropPassword(@From() caller: Caller): Promise<void> {
    const outcome = await this.accounts.removePassword(sessionOf(caller))
    if (outcome !== 'removed') throw new Refused(outcome)
    await this.removed(caller, 'password')
  }

  @Implements(renewRecoveryCodes)
  async renew(@From() caller: Caller): Promise<AnswerOf<typeof renewRecoveryCodes>> {
    const codes = await this.accounts.renewRecoveryCodes(caller.actor)
    if (!codes) throw new Refused('no-app')
    return { codes: [...codes] }
  }

  @Implements(askToMakePasskey)
  async passkey(@From() caller: Caller): Promise<AnswerOf<typeof askToMakePasskey>> {
    await this.refuseOfOrganisation(caller)
    return this.accounts.askToMakePasskey(caller.actor)
  }

  @Implements(addPasskey)
  async add(@Input() { body }: InputOf<typeof addPasskey>, @From() caller: Caller): Promise<void> {
    await this.refuseOfOrganisation(caller)
    const byLink = await this.signsInByLink(caller)
    if (!(await this.accounts.addPasskey(sessionOf(caller), body.passkey, body.name))) throw new Refused('passkey-not-taken')
    await this.added(caller, 'passkey')
    if (byLink) await this.removed(caller, 'link')
  }

  @Implements(renamePasskey)
  async rename(@Input() { params, body }: InputOf<typeof renamePasskey>, @From() caller: Caller): Promise<void> {
    if (!(await this.accounts.renamePasskey(caller.actor, params.passkey, body.name))) throw new Refused('no-such-passkey')
  }

  @Implements(removePasskey)
  async dropPasskey(@Input() { params }: InputOf<typeof removePasskey>, @From() caller: Caller): Promise<void> {
    const outcome = await this.accounts.removePasskey(sessionOf(caller), params.passkey)
    if (outcome !== 'removed') throw new Refused(outcome)
    await this.removed(caller, 'passkey')
  }

  private async organisationOf({ actor }: Caller): Promise<{ readonly organisation?: string }> {
    const { organisation } = this.accounts
    return organisation && (await this.accounts.isOfOrganisation(actor)) ? { organisation: organisation.label } : {}
  }

  /** A way in of their own would let somebody in whom the organisation lets in no more. */
  private async refuseOfOrganisation({ actor }: Caller): Promise<void> {
    if (await this.accounts.isOfOrganisation(actor)) throw new Refused('organisation-account')
  }

  private async signsInByLink({ actor }: Caller): Promise<boolean> {
    return (await this.accounts.ownAccount(actor))?.link === true
  }

  private added({ actor }: Caller, way: 'passkey' | 'password'): Promise<void> {
    return this.record.add({ type: 'WayInAdded', data: { account: actor, way } }, actor)
  }

  private removed({ actor }: Caller, way: 'passkey' | 'password' | 'link'): Promise<void> {
    return this.record.add({ type: 'WayInRemoved', data: { account: actor, way } }, actor)
  }
}
