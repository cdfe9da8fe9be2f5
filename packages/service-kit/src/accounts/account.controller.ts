import { giveRoles, keepAccount, listAccounts, removeAccount, reviewAccess } from '@heard/contracts/identity'
import type { PlatformFact } from '@heard/contracts/platform'
import { Controller, Inject } from '@nestjs/common'
import { Answered, answered } from '../answered.ts'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Outbox } from '../outbox/outbox.ts'
import { Platform } from '../platform.ts'
import { InvalidInput, Refused } from '../problems.ts'
import { dayOf, recordFact } from '../record-fact.ts'
import { AccountRecord } from './account-record.ts'
import { everywhere } from './everywhere.ts'
import { checkReviewDay } from './review-day.ts'

const REVIEWS = 'access-reviews'

/** Accounts belong to the whole installation: a grant for one programme does not reach them. Each change is made first and recorded then. */
@Controller()
export class AccountController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(AccountRecord) private readonly record: AccountRecord,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  @Implements(listAccounts)
  async list(@From() caller: Caller): Promise<AnswerOf<typeof listAccounts>> {
    everywhere(caller, listAccounts)
    const accounts = await this.platform.accounts.listAccounts()
    const reviewed = await this.lastReview()
    const today = dayOf(this.platform.clock.now())
    return {
      accounts: accounts.map(({ account, name, email, grants, joined, organisation, review }) => ({
        account,
        name,
        email,
        joined,
        organisation,
        grants: [...grants],
        ...(review === undefined ? {} : { review }),
        overdue: review !== undefined && review < today,
      })),
      ...(reviewed === undefined ? {} : { reviewed }),
    }
  }

  @Implements(giveRoles)
  async give(@Input() { params: { account }, body }: InputOf<typeof giveRoles>, @From() caller: Caller): Promise<Answered<undefined>> {
    everywhere(caller, giveRoles)
    const outcome = await this.platform.accounts.setGrants(account, body.grants)
    if (outcome === 'grants-invalid') throw new InvalidInput([{ field: 'grants', code: 'invalid', detail: 'Choose each role with what it needs' }])
    if (outcome !== 'set') throw new Refused(outcome)
    this.platform.log.event('security.roles-changed', { account, by: caller.actor, what: 'roles' })
    return answered(undefined, await this.record.keep(account, caller))
  }

  @Implements(removeAccount)
  async remove(@Input() { params: { account } }: InputOf<typeof removeAccount>, @From() caller: Caller): Promise<Answered<undefined>> {
    everywhere(caller, removeAccount)
    if (account === caller.actor) throw new Refused('own-account')
    const outcome = await this.platform.accounts.removeAccount(account)
    if (outcome !== 'removed') throw new Refused(outcome)
    this.platform.log.event('security.roles-changed', { account, by: caller.actor, what: 'removed' })
    await this.outbox.forget(account)
    return answered(undefined, await this.record.keep(account, caller))
  }

  @Implements(keepAccount)
  async stays(@Input() { params: { account }, body }: InputOf<typeof keepAccount>, @From() caller: Caller): Promise<void> {
    everywhere(caller, keepAccount)
    checkReviewDay(body.next, this.platform.clock.now())
    const outcome = await this.platform.accounts.setReview(account, body.next)
    if (outcome !== 'set') throw new Refused(outcome)
    await this.record.add({ type: 'AccountKept', data: { account, next: body.next } }, caller.actor)
  }

  @Implements(reviewAccess)
  async review(@Input() { body }: InputOf<typeof reviewAccess>, @From() caller: Caller): Promise<AnswerOf<typeof reviewAccess>> {
    everywhere(caller, reviewAccess)
    const { length } = await this.platform.accounts.listAccounts()
    if (body.accounts !== length) throw new Refused('accounts-changed')
    const on = dayOf(this.platform.clock.now())
    const fact = { type: 'AccessReviewed', data: { accounts: length, on } } as const
    await recordFact(this.platform, { ...fact, stream: REVIEWS, actor: caller.actor, ...(caller.command ? { seed: caller.command } : {}) })
    return { on }
  }

  private async lastReview(): Promise<string | undefined> {
    for await (const fact of this.platform.store.readStream<PlatformFact<'AccessReviewed'>>(REVIEWS, { direction: 'backwards', limit: 1 })) {
      return fact.data.on
    }
    return undefined
  }
}
