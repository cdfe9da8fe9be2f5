import {
  addPasskey,
  askForApp,
  askForPasskey,
  askForSignInLink,
  changePassword,
  confirmIdentity,
  dropView,
  endOtherSessions,
  endSession,
  giveRoles,
  inviteAccount,
  inviteAgain,
  joinByLink,
  joinByPasskey,
  joinByPassword,
  keepAccount,
  listAccounts,
  listSavedViews,
  myAccount,
  removeAccount,
  removePassword,
  renamePasskey,
  renewRecoveryCodes,
  reviewAccess,
  saveView,
  setPasswordAndApp,
  showInvitation,
  signIn,
  signInByLink,
  signOut,
  whoAmI,
} from '@heard/contracts/identity'
import { developmentPassword } from '@heard/identity'
import { appCode } from '@heard/identity/testing'
import { reviewDay, tokenIn } from '../joining.fixture.ts'
import { programme } from '../story.fixture.ts'
import { mailTo, textIn } from './follow.fixture.ts'
import { Browser } from './pages.fixture.ts'
import type { Walk } from './walk.fixture.ts'

/** The own account of somebody who came with a development password and leaves it behind. */
const walkOwnAccount = async (walk: Walk, as: string): Promise<void> => {
  const email = `${as}@heard.example`
  const passkey = { id: 'a', rawId: 'a', type: 'public-key' as const, response: { clientDataJSON: 'a', attestationObject: 'a' } }
  const secretly = ({ codes }: { codes: readonly string[] }) => codes.map((code) => walk.secret(`recovery-code: of ${as} ${code.slice(0, 4)}`, code))
  await walk.refused(confirmIdentity, { body: { password: walk.mark('password: to confirm'), code: walk.mark('failing: code to confirm') } }, { as })
  await walk.ask(confirmIdentity, { body: { password: developmentPassword } }, { as })
  const view = { name: walk.mark('account: name of a filter'), search: 'whose=mine' }
  await walk.ask(saveView, { body: view }, { as })
  await walk.ask(listSavedViews, {}, { as })
  await walk.ask(dropView, { body: { name: view.name } }, { as })
  await walk.ask(signIn, { body: { email, password: developmentPassword } })
  const { sessions } = await walk.ask(myAccount, {}, { as })
  await walk.ask(endSession, { params: { session: sessions.find(({ own }) => !own)?.id ?? '' } }, { as })
  await walk.ask(endOtherSessions, {}, { as })
  await walk.ask(changePassword, { body: { password: walk.mark('password: changed') } }, { as })
  const app = await walk.ask(askForApp, {}, { as })
  const wanted = { password: walk.mark('password: with an app'), app: app.ticket }
  await walk.refused(setPasswordAndApp, { body: { ...wanted, code: walk.mark('failing: code of an app') } }, { as })
  secretly(await walk.ask(setPasswordAndApp, { body: { ...wanted, code: appCode(app, Date.now()) } }, { as }))
  secretly(await walk.ask(renewRecoveryCodes, {}, { as }))
  await walk.refused(addPasskey, { body: { name: walk.mark('failing: name of a passkey'), passkey } }, { as })
  await walk.refused(renamePasskey, { params: { passkey: 'a' }, body: { name: walk.mark('failing: new name of a passkey') } }, { as })
  await walk.refused(removePassword, {}, { as })
  const invitation = 'a'.repeat(43)
  await walk.refused(joinByPasskey, { body: { invitation, name: walk.mark('failing: name of a first passkey'), passkey } })
  await walk.ask(askForPasskey)
}

/** A champion who chose links, signs in by one, and whose account is erased. */
const walkSignInLinks = async (walk: Walk): Promise<void> => {
  const administrator = { as: 'administrator' }
  const email = `${walk.mark('account: e-mail of one with links')}@canary.example`
  const grants = [{ role: 'champion' as const, programme }]
  const body = { email, name: walk.mark('account: name of one with links'), grants, review: reviewDay(walk.platform) }
  const { account } = await walk.ask(inviteAccount, { body }, administrator)
  const [link = ''] = /http\S+invitation=[\w-]+/.exec(textIn(await mailTo(walk, email))) ?? []
  await walk.ask(joinByLink, { body: { invitation: walk.secret('invitation: of one with links', tokenIn(link)) } })
  await walk.ask(askForSignInLink, { body: { email: `${walk.mark('failing: e-mail of nobody')}@canary.example` } })
  const tokenMailed = async (many: number): Promise<string> => {
    await walk.ask(askForSignInLink, { body: { email } })
    const [, token = ''] = /sign-in\/link\?token=([\w-]+)/.exec(textIn(await mailTo(walk, email, many))) ?? []
    return walk.secret(`sign-in-link: ${many}`, token)
  }
  const [older, newer] = [await tokenMailed(2), await tokenMailed(3)]
  await walk.refused(signInByLink, { body: { link: older } })
  const browser = new Browser(walk, 'somebody with a link on pages')
  await browser.open(`/sign-in/link?token=${newer}`)
  await walk.ask(signInByLink, { body: { link: newer } })
  await browser.submit('/sign-in/link', { 'link-email': `${walk.mark('failing: e-mail on pages')}@canary.example` }, 200)
  await walk.ask(removeAccount, { params: { account } }, administrator)
}

/** Accounts of two people: one signs in over the API, looks and leaves for good; one signs in on pages and stays. Answers the account that stays. */
export const walkAccounts = async (walk: Walk): Promise<string> => {
  const administrator = { as: 'administrator' }
  const make = async (who: string) => {
    const [email, password] = [`${walk.mark(`account: e-mail of ${who}`)}@canary.example`, walk.mark(`password: of ${who}`)]
    const grants = [{ role: 'connector' as const, programme }]
    const body = { email, name: walk.mark(`account: name of ${who}`), grants, review: reviewDay(walk.platform) }
    const { account } = await walk.ask(inviteAccount, { body }, administrator)
    await walk.refused(inviteAccount, { body: { ...body, name: walk.mark('failing: name') } }, administrator)
    await walk.ask(inviteAgain, { params: { account } }, administrator)
    const [link = ''] = /http\S+invitation=[\w-]+/.exec(textIn(await mailTo(walk, email, 2))) ?? []
    const invitation = walk.secret(`invitation: of ${who}`, tokenIn(link))
    const { app } = await walk.ask(showInvitation, { body: { invitation } })
    walk.secret(`app: key of ${who}`, app.key)
    const joining = { invitation, app: app.ticket, code: appCode(app, Date.now()) }
    await walk.refused(joinByPassword, { body: { ...joining, password, code: walk.mark('failing: code') } })
    const { codes } = await walk.ask(joinByPassword, { body: { ...joining, password } })
    for (const code of codes) walk.secret(`recovery-code: of ${who} ${code.slice(0, 4)}`, code)
    await walk.ask(giveRoles, { params: { account }, body: { grants: [{ role: 'auditor', programme }] } }, administrator)
    await walk.ask(keepAccount, { params: { account }, body: { next: reviewDay(walk.platform) } }, administrator)
    return { email, password, account, codes }
  }
  const [leaves, stays] = [await make('one who leaves'), await make('one who stays')]
  const { accounts } = await walk.ask(listAccounts, {}, administrator)
  await walk.ask(reviewAccess, { body: { accounts: accounts.length } }, administrator)
  await walk.refused(signIn, { body: { email: leaves.email, password: walk.mark('password: wrong'), code: walk.mark('failing: code at sign-in') } })
  await walk.ask(signIn, { body: { email: leaves.email, password: leaves.password, code: leaves.codes[0] } })
  await walk.ask(whoAmI, {}, { as: 'coordinator' })
  await walkOwnAccount(walk, 'connector')
  await walk.ask(signOut, {}, { as: 'connector' })
  const browser = new Browser(walk, 'the auditor on pages')
  await browser.submit('/sign-in', { email: stays.email, password: walk.mark('password: wrong on pages') }, 401)
  await browser.submit('/sign-in', { email: stays.email, password: stays.password, code: stays.codes[0] ?? '' })
  walk.secret('session of the auditor', browser.cookie('__Host-session'))
  for (const page of ['', `/${programme}/contributions`, `/${programme}/data-protection`, `/${programme}/retention`, `/${programme}/record`]) {
    await browser.open(`/staff${page}`)
  }
  await browser.open('/account')
  for (const page of ['record.csv', 'erasures', 'codebook', 'tables', 'recommendations', 'commitments'])
    await browser.open(`/staff/${programme}/${page}`)
  await walk.ask(removeAccount, { params: { account: leaves.account } }, administrator)
  await walkSignInLinks(walk)
  return stays.account
}
