import { accountAt, signsInByLink } from './account-store.ts'
import type { Links } from './links.ts'
import type { BeginIn, Limits, SignedIn, TooMany } from './sign-in.ts'
import type { AccountsDatabase } from './store/sql.ts'

/** Who is sent a link, and its random part. */
export type LinkToSend = { readonly account: string; readonly name: string; readonly email: string; readonly token: string }

/** Signing in by a link that is mailed. It counts while its person signs in by links and has no role that needs more: when it is made, and when it is used. */
export type SignInLinks = {
  /** Counts that a link is asked for; what it answers says nothing of whether anybody has that e-mail address. */
  askForLink(asking: { readonly email: string; readonly address?: string | undefined }): TooMany | undefined
  /** A link for whoever signs in by links and has this e-mail address; nothing for anybody else. */
  linkFor(email: string): Promise<LinkToSend | undefined>
  /** Uses a link up. */
  signInByLink(shown: { readonly link: string; readonly address?: string | undefined }): Promise<SignedIn>
}

type Parts = {
  readonly database: AccountsDatabase
  readonly links: Links
  readonly begin: BeginIn
  readonly attempt: Limits
  /** Limits of asking, apart from those of signing in: who asks too often still signs in by other ways. */
  readonly asking: Limits
}

const plain = (email: string): string => email.trim().toLowerCase()

export const createSignInLinks = ({ database, links, begin, attempt, asking }: Parts): SignInLinks => ({
  askForLink: ({ email, address }) => asking(plain(email), address).refused,
  linkFor: (typed) =>
    database.transaction(async (tables) => {
      const person = await accountAt(tables, plain(typed))
      if (!person || !(await signsInByLink(tables, person.account))) return undefined
      const { account, name, email } = person
      return { account, name, email, token: (await links.make(tables, account, 'sign-in')).token }
    }),
  signInByLink: async ({ link, address }) => {
    const { refused, passed } = attempt(undefined, address)
    if (refused) return refused
    const signedIn = await database.transaction(async (tables): Promise<SignedIn> => {
      const account = await links.accountOf(tables, link, 'sign-in')
      const isGood = account !== undefined && (await signsInByLink(tables, account)) && (await links.take(tables, link))
      return isGood ? begin(tables, account, 'link') : { signedIn: false, why: 'wrong-credentials' }
    })
    if (signedIn.signedIn) passed()
    return signedIn
  },
})
