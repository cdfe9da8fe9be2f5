import type { Call } from '@heard/contracts'
import { type AccountView, listAccounts } from '@heard/contracts/identity'
import { mayAct } from '@heard/identity/permissions'
import { data, type RouterContextProvider } from 'react-router'
import { answerOf } from '../../../services/calling.ts'
import { principalContext } from '../../../services/staff.ts'

/** Accounts belong to the whole installation: only a role in all programmes reaches them. The service decides. */
export const mayEverywhere = (context: Readonly<RouterContextProvider>, action: string): boolean =>
  mayAct(context.get(principalContext), action, {}).allowed

export const onlyForManagers = (context: Readonly<RouterContextProvider>): void => {
  if (!mayEverywhere(context, 'account.manage')) throw data(null, { status: 403 })
}

/** The account of a page's address. */
export const theAccount = async (call: Call, account: string | undefined): Promise<AccountView> => {
  const found = answerOf(await call(listAccounts)).accounts.find((each) => each.account === account)
  if (!found) throw data(null, { status: 404 })
  return found
}
