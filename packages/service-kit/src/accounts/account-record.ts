import type { PlatformFact } from '@heard/contracts/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../caller.ts'
import { Commands } from '../commands.ts'
import { Platform } from '../platform.ts'
import { recordFact } from '../record-fact.ts'
import { accountDecider } from './account.decider.ts'
import { accountStream } from './keep-accounts.ts'

type AboutAccount = PlatformFact<'AccountInvited' | 'AccountKept' | 'WayInAdded' | 'WayInRemoved'>

/** The record of one account: what the accounts hold of it, and what was done with it. */
@Injectable()
export class AccountRecord {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  /** Brings the record up to what is held. It compares, so it needs no command to notice a repetition. */
  async keep(account: string, caller: Caller): Promise<bigint> {
    const held = (await this.platform.accounts.listAccounts()).find((each) => each.account === account)
    return (await this.commands.run(accountDecider, accountStream(account), { account, held }, { ...caller, command: undefined })).position
  }

  /** Records what was done with an account just now. */
  async add(fact: AboutAccount, actor: string): Promise<void> {
    await recordFact(this.platform, { ...fact, stream: accountStream(fact.data.account), actor })
  }
}
