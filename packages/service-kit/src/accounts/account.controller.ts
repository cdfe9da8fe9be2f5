import type { Route } from '@heard/contracts'
import { giveRoles, listAccounts, makeAccount, removeAccount, reviewAccess } from '@heard/contracts/identity'
import type { PlatformFact } from '@heard/contracts/platform'
import { mayAct } from '@heard/identity'
import { Controller, Inject } from '@nestjs/common'
import { Answered, answered } from '../answered.ts'
import { type Caller, From } from '../caller.ts'
import { Commands } from '../commands.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
import { InvalidInput, Refused } from '../problems.ts'
import { dayOf, recordFact } from '../record-fact.ts'
import { accountDecider } from './account.decider.ts'
import { accountStream } from './keep-accounts.ts'

const REVIEWS = 'access-reviews'

/** Accounts belong to the whole installation: a grant for one programme does not reach them. Each change is made first and recorded then. */
@Controller()
export class AccountController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Implements(listAccounts)
  async list(@From() caller: Caller): Promise<AnswerOf<typeof listAccounts>> {
    everywhere(caller, listAccounts)
    const accounts = await this.platform.accounts.listAccounts()
    const reviewed = await this.lastReview()
    return {
      accounts: accounts.map(({ account, name, email, grants }) => ({ account, name, email, grants: [...grants] })),
      ...(reviewed === undefined ? {} : { reviewed }),
    }
  }

  @Implements(makeAccount)
  async make(@Input() { body }: InputOf<typeof makeAccount>, @From() caller: Caller): Promise<Answered<AnswerOf<typeof makeAccount>>> {
    everywhere(caller, makeAccount)
    const made = await this.platform.accounts.createAccount(body)
    if (!made.created) throw notMade(made.why)
    return answered({ account: made.account }, await this.keep(made.account, caller))
  }

  @Implements(giveRoles)
  async give(@Input() { params: { account }, body }: InputOf<typeof giveRoles>, @From() caller: Caller): Promise<Answered<undefined>> {
    everywhere(caller, giveRoles)
    const outcome = await this.platform.accounts.setGrants(account, body.grants)
    if (outcome === 'grants-invalid') throw new InvalidInput([{ field: 'grants', code: 'invalid', detail: 'Choose each role with what it needs' }])
    if (outcome !== 'set') throw new Refused(outcome)
    return answered(undefined, await this.keep(account, caller))
  }

  @Implements(removeAccount)
  async remove(@Input() { params: { account } }: InputOf<typeof removeAccount>, @From() caller: Caller): Promise<Answered<undefined>> {
    everywhere(caller, removeAccount)
    if (account === caller.actor) throw new Refused('own-account')
    const outcome = await this.platform.accounts.removeAccount(account)
    if (outcome !== 'removed') throw new Refused(outcome)
    return answered(undefined, await this.keep(account, caller))
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

  /** The record compares, so it needs no command to notice a repetition. */
  private async keep(account: string, caller: Caller): Promise<bigint> {
    const held = (await this.platform.accounts.listAccounts()).find((each) => each.account === account)
    return (await this.commands.run(accountDecider, accountStream(account), { account, held }, { ...caller, command: undefined })).position
  }

  private async lastReview(): Promise<string | undefined> {
    for await (const fact of this.platform.store.readStream<PlatformFact<'AccessReviewed'>>(REVIEWS, { direction: 'backwards', limit: 1 })) {
      return fact.data.on
    }
    return undefined
  }
}

const everywhere = (caller: Caller, { action }: Route): void => {
  const judgement = mayAct(caller.principal, action, {})
  if (!judgement.allowed) throw new Refused(judgement.why)
}

const notMade = (why: string): Error => {
  if (why === 'email-taken') return new Refused(why)
  if (why === 'password-invalid') return new Refused('password-known')
  const field = why.replace('-invalid', '')
  return new InvalidInput([{ field, code: 'invalid', detail: `Change the ${field}` }])
}
