import { askOrganisation, askOrganisationAgain, confirmByOrganisation, signInByOrganisation, signInWays } from '@heard/contracts/identity'
import type { Organisation, OrganisationRefusal, SentToOrganisation, SignedIn } from '@heard/identity'
import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Outbox } from '../outbox/outbox.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { AccountRecord } from './account-record.ts'
import { sessionOf } from './session-of.ts'
import { SignIns } from './sign-ins.ts'

/** What nobody tried in vain: nothing to count. */
const uncounted = new Set<OrganisationRefusal['why']>(['organisation-unreachable', 'organisation-denied', 'organisation-expired'])

/** Signing in, and confirming who one is, where one's organisation keeps the accounts. What it says of roles is recorded like every other change of them. */
@Controller()
export class OrganisationController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AccountRecord) private readonly record: AccountRecord,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  private get organisation(): Organisation {
    const { organisation } = this.platform.accounts
    if (!organisation) throw new Refused('no-organisation')
    return organisation
  }

  @Implements(signInWays)
  ways(): AnswerOf<typeof signInWays> {
    const { organisation } = this.platform.accounts
    const links = this.outbox.canSend
    return organisation ? { organisation: organisation.label, links } : { links }
  }

  @Implements(askOrganisation)
  async ask(): Promise<AnswerOf<typeof askOrganisation>> {
    return this.reached(await this.organisation.ask())
  }

  @Implements(signInByOrganisation)
  async signIn(
    @Input() { body }: InputOf<typeof signInByOrganisation>,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof signInByOrganisation>> {
    const outcome = await this.organisation.signIn({ ...body, address: caller.address })
    if (!outcome.done) {
      if (outcome.account !== undefined) await this.follow(outcome.account, 'left', caller)
      this.say(outcome)
      if (uncounted.has(outcome.why)) throw new Refused(outcome.why)
      return this.signIns.begin(failed(outcome), reply, outcome.why)
    }
    if (outcome.moved) await this.follow(outcome.account, outcome.made ? 'joined' : 'moved', caller)
    if (outcome.made) await this.record.add({ type: 'WayInAdded', data: { account: outcome.account, way: 'organisation' } }, outcome.account)
    return this.signIns.begin(outcome.signedIn, reply)
  }

  @Implements(askOrganisationAgain)
  async askAgain(@From() caller: Caller): Promise<AnswerOf<typeof askOrganisationAgain>> {
    return this.reached(await this.organisation.askAgain(sessionOf(caller)))
  }

  @Implements(confirmByOrganisation)
  async confirm(@Input() { body }: InputOf<typeof confirmByOrganisation>, @From() caller: Caller): Promise<void> {
    const outcome = await this.organisation.confirm(sessionOf(caller), body)
    if (outcome.done) return
    this.say(outcome)
    throw new Refused(outcome.why)
  }

  /** Nobody here decided it: the organisation did. */
  private async follow(account: string, what: 'joined' | 'moved' | 'left', caller: Caller): Promise<void> {
    await this.record.keep(account, { ...caller, actor: 'organisation' })
    this.platform.log.event('security.roles-followed', { account, what })
  }

  private reached(sent: SentToOrganisation | undefined): SentToOrganisation {
    if (sent) return sent
    this.platform.log.count('security.organisation-unreachable', {})
    throw new Refused('organisation-unreachable')
  }

  /** For whoever looks after the provider: what went wrong, and nothing of whom. */
  private say({ why, detail }: OrganisationRefusal): void {
    if (why === 'organisation-unreachable') this.platform.log.count('security.organisation-unreachable', {})
    else if (detail !== undefined) this.platform.log.count('security.organisation-refused', { code: detail })
  }
}

const failed = ({ why, waitSeconds = 1 }: OrganisationRefusal): SignedIn =>
  why === 'too-many-requests' ? { signedIn: false, why, waitSeconds } : { signedIn: false, why: 'wrong-credentials' }
