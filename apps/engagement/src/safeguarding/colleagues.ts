import { mayActSomewhere } from '@heard/identity'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { NameOf } from './concerns.query.ts'

export type Colleague = { readonly account: string; readonly name: string }

/** Staff by what they may do in a programme, for handing work over. */
@Injectable()
export class Colleagues {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'accounts'>) {}

  /** Who may do this in the programme, by name. */
  async who(programme: string, action: string): Promise<readonly Colleague[]> {
    const accounts = await this.platform.accounts.listAccounts()
    return accounts
      .filter(({ account, grants, joined }) => {
        const here = grants.filter((grant) => grant.programme === '*' || grant.programme === programme)
        return joined && mayActSomewhere({ account, grants: here }, action).allowed
      })
      .map(({ account, name }) => ({ account, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
  }

  async may(programme: string, action: string, account: string): Promise<boolean> {
    return (await this.who(programme, action)).some((one) => one.account === account)
  }

  /** The e-mail address of somebody who may do this in the programme. */
  async address(programme: string, action: string, account: string): Promise<string | undefined> {
    if (!(await this.may(programme, action, account))) return undefined
    return (await this.platform.accounts.listAccounts()).find((one) => one.account === account)?.email
  }

  async names(): Promise<NameOf> {
    const names = new Map((await this.platform.accounts.listAccounts()).map(({ account, name }) => [account, name]))
    return (account) => names.get(account)
  }
}
