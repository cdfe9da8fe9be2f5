import type { DatabaseSync } from 'node:sqlite'
import { accountAt, signsInByLink } from './account-store.ts'
import type { Links } from './links.ts'
import type { Limits, SignedIn, SigningIn, TooMany } from './sign-in.ts'

/** Who is sent a link, and its random part. */
export type LinkToSend = { readonly account: string; readonly name: string; readonly email: string; readonly token: string }

/** Signing in by a link that is mailed. It counts while its person signs in by links and has no role that needs more: when it is made, and when it is used. */
export type SignInLinks = {
  /** Counts that a link is asked for; what it answers says nothing of whether anybody has that e-mail address. */
  askForLink(asking: { readonly email: string; readonly address?: string | undefined }): TooMany | undefined
  /** A link for whoever signs in by links and has this e-mail address; nothing for anybody else. */
  linkFor(email: string): LinkToSend | undefined
  /** Uses a link up. */
  signInByLink(shown: { readonly link: string; readonly address?: string | undefined }): SignedIn
}

type Parts = {
  readonly database: DatabaseSync
  readonly links: Links
  readonly begin: SigningIn['begin']
  readonly attempt: Limits
  /** Limits of asking, apart from those of signing in: who asks too often still signs in by other ways. */
  readonly asking: Limits
}

const plain = (email: string): string => email.trim().toLowerCase()

export const createSignInLinks = ({ database, links, begin, attempt, asking }: Parts): SignInLinks => ({
  askForLink: ({ email, address }) => asking(plain(email), address).refused,
  linkFor: (typed) => {
    const person = accountAt(database, plain(typed))
    if (!person || !signsInByLink(database, person.account)) return undefined
    const { account, name, email } = person
    return { account, name, email, token: links.make(account, 'sign-in').token }
  },
  signInByLink: ({ link, address }) => {
    const { refused, passed } = attempt(undefined, address)
    if (refused) return refused
    const account = links.accountOf(link, 'sign-in')
    if (account === undefined || !signsInByLink(database, account) || !links.take(link)) return { signedIn: false, why: 'wrong-credentials' }
    passed()
    return begin(account, 'link')
  },
})
