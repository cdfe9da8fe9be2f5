import { removeAccount } from '@heard/contracts/identity'
import { mayAct } from '@heard/identity'
import { Controller, Inject } from '@nestjs/common'
import { type Caller, From } from './caller.ts'
import { Implements, Input, type InputOf } from './implements.ts'
import { Platform } from './platform.ts'
import { Refused } from './problems.ts'

/** Accounts belong to the whole installation: a grant for one programme does not reach them. */
@Controller()
export class AccountController {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  @Implements(removeAccount)
  async remove(@Input() { params }: InputOf<typeof removeAccount>, @From() caller: Caller): Promise<void> {
    const judgement = mayAct(caller.principal, removeAccount.action, {})
    if (!judgement.allowed) throw new Refused(judgement.why)
    if (params.account === caller.actor) throw new Refused('own-account')
    const outcome = await this.platform.accounts.removeAccount(params.account)
    if (outcome !== 'removed') throw new Refused(outcome)
  }
}
