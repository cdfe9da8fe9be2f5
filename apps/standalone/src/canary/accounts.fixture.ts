import { giveRoles, listAccounts, makeAccount, removeAccount, reviewAccess, signIn, signOut, whoAmI } from '@heard/contracts/identity'
import { programme } from '../story.fixture.ts'
import { Browser } from './pages.fixture.ts'
import type { Walk } from './walk.fixture.ts'

/** Accounts of two people: one signs in over the API, looks and leaves for good; one signs in on pages and stays. Answers the account that stays. */
export const walkAccounts = async (walk: Walk): Promise<string> => {
  const administrator = { as: 'administrator' }
  const make = async (who: string) => {
    const [email, password] = [`${walk.mark(`account: e-mail of ${who}`)}@canary.example`, walk.mark(`password: of ${who}`)]
    const body = { email, name: walk.mark(`account: name of ${who}`), password, grants: [{ role: 'connector' as const, programme }] }
    const { account } = await walk.ask(makeAccount, { body }, administrator)
    await walk.refused(makeAccount, { body: { ...body, name: walk.mark('failing: name'), password: walk.mark('password: taken') } }, administrator)
    await walk.ask(giveRoles, { params: { account }, body: { grants: [{ role: 'auditor', programme }] } }, administrator)
    return { email, password, account }
  }
  const [leaves, stays] = [await make('one who leaves'), await make('one who stays')]
  const { accounts } = await walk.ask(listAccounts, {}, administrator)
  await walk.ask(reviewAccess, { body: { accounts: accounts.length } }, administrator)
  await walk.refused(signIn, { body: { email: leaves.email, password: walk.mark('password: wrong') } })
  await walk.ask(signIn, { body: { email: leaves.email, password: leaves.password } })
  await walk.ask(whoAmI, {}, { as: 'coordinator' })
  await walk.ask(signOut, {}, { as: 'connector' })
  const browser = new Browser(walk, 'the auditor on pages')
  await browser.submit('/sign-in', { email: stays.email, password: walk.mark('password: wrong on pages') }, 401)
  await browser.submit('/sign-in', { email: stays.email, password: stays.password })
  walk.secret('session of the auditor', browser.cookie('__Host-session'))
  for (const page of ['', `/${programme}/contributions`, `/${programme}/data-protection`, `/${programme}/retention`, `/${programme}/record`]) {
    await browser.open(`/staff${page}`)
  }
  for (const page of ['record.csv', 'erasures', 'codebook', 'tables', 'recommendations', 'commitments'])
    await browser.open(`/staff/${programme}/${page}`)
  await walk.ask(removeAccount, { params: { account: leaves.account } }, administrator)
  return stays.account
}
