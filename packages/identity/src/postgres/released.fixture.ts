import { type Accounts, type Grant, openAccounts } from '../index.ts'
import { appCode } from '../joining.fixture.ts'
import { migrations } from './migrations/index.ts'

/** Dumps of accounts as released versions left them, one of each version of the tables. */
export const RELEASED = new URL('../../test-data/postgres/', import.meta.url)
export const NEWEST = migrations.length

const AT = Date.parse('2026-11-30T09:00:00Z')
export const PASSWORD = 'six green bottles'
const analyst: Grant[] = [{ role: 'analyst', programme: 'cancer' }]
const champion: Grant[] = [{ role: 'champion', programme: 'cancer', community: 'ghanaian' }]

/** What somebody signs in by who is in the dump. */
export type Released = { readonly account: string; readonly code: string; readonly cookie: string; readonly link: string }

export const openReleased = (url: string): Promise<Accounts> =>
  openAccounts({ place: { url }, secret: 'x'.repeat(40), origin: 'https://heard.example', profile: 'production', now: () => AT })

const made = async (accounts: Accounts, email: string, grants: Grant[]): Promise<{ readonly account: string; readonly token: string }> => {
  const invited = await accounts.inviteAccount({ email, name: 'Somebody', grants, review: '2027-05-01' })
  if (!invited.created) throw new Error(invited.why)
  return { account: invited.account, token: (await accounts.makeLink(invited.account, 'invitation'))?.token ?? '' }
}

/** Something in every table but those that need a device or a provider. */
export const fillReleased = async (accounts: Accounts): Promise<Released> => {
  const { account, token } = await made(accounts, 'asha@example.org', analyst)
  const invitation = await accounts.invitationOf(token)
  if (!invitation) throw new Error('no invitation')
  const set = await accounts.joinByPassword(token, { password: PASSWORD, app: invitation.app.ticket, code: appCode(invitation.app, AT) })
  if (!set.set) throw new Error(set.why)
  const [first = '', second = ''] = set.codes
  const signedIn = await accounts.signIn({ email: 'asha@example.org', password: PASSWORD, code: first })
  const session = signedIn.signedIn ? (signedIn.cookies[0]?.split(';')[0] ?? '') : ''
  await accounts.saveView(account, { name: 'Mine', search: 'whose=mine' })
  const known = await accounts.sessionOf(new Headers({ cookie: session }))
  if (known) await accounts.tokens.issue(known, { audience: 'heard:engagement', purpose: 'public' })
  await accounts.joinByLink((await made(accounts, 'ben@example.org', champion)).token)
  return { account, code: second, cookie: session, link: (await accounts.linkFor('ben@example.org'))?.token ?? '' }
}
