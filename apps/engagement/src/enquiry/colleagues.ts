import { allows, type Grant } from '@heard/identity/permissions'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

export type Colleague = { readonly account: string; readonly name: string; readonly email: string }

const answersIn =
  (programme: string) =>
  (grant: Grant): boolean =>
    (grant.programme === '*' || grant.programme === programme) && allows(grant.role, 'enquiry.answer')

/** Who may answer the enquiries of a programme. */
@Injectable()
export class Colleagues {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'accounts'>) {}

  async of(programme: string): Promise<readonly Colleague[]> {
    const accounts = await this.platform.accounts.listAccounts()
    return accounts.filter(({ grants }) => grants.some(answersIn(programme))).map(({ account, name, email }) => ({ account, name, email }))
  }

  async named(programme: string): Promise<{ readonly account: string; readonly name: string }[]> {
    return (await this.of(programme)).map(({ account, name }) => ({ account, name }))
  }

  async find(programme: string, account: string): Promise<Colleague | undefined> {
    return (await this.of(programme)).find((one) => one.account === account)
  }
}
