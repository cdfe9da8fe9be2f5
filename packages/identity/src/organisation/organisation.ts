import { createHmac, timingSafeEqual } from 'node:crypto'
import { Email } from '@heard/contracts'
import { z } from 'zod'
import { confirmedFor } from '../permissions.ts'
import type { Session, Sessions } from '../sessions.ts'
import type { Limits, SignedIn } from '../sign-in.ts'
import type { Tickets } from '../tickets.ts'
import type { OrganisationPeople, OrganisationPerson } from './organisation-people.ts'
import { createProvider, type ProviderCode, type ProviderSettings, type Secrets, type Told } from './provider.ts'
import { grantsFor, type RoleMapping } from './role-mapping.ts'

export type OrganisationSettings = ProviderSettings & { readonly roles: RoleMapping }

type Failure = Exclude<Told, { told: true }>
/** Why an organisation lets nobody in. `detail`: a code for the operator; `account`: whose roles were taken away. */
export type OrganisationRefusal = {
  readonly done: false
  readonly why:
    | Failure['why']
    | 'organisation-expired'
    | 'organisation-details-missing'
    | 'organisation-no-role'
    | 'organisation-other-person'
    | 'organisation-not-shown'
    | 'email-taken'
    | 'too-many-requests'
  readonly detail?: ProviderCode
  readonly account?: string
  readonly waitSeconds?: number
}
export type OrganisationSignedIn =
  | { readonly done: true; readonly made: boolean; readonly moved: boolean; readonly account: string; readonly signedIn: SignedIn }
  | OrganisationRefusal

/** What a browser keeps while its person is at the provider, and where to send it. */
export type SentToOrganisation = { readonly address: string; readonly ticket: string }
/** `answer`: the query that the provider sent the browser back with. */
export type BackFromOrganisation = { readonly ticket: string; readonly answer: string }

/** Signing in where one's organisation keeps the accounts (OpenID Connect: code flow, PKCE, state and nonce). */
export type Organisation = {
  readonly label: string
  ask(): Promise<SentToOrganisation | undefined>
  /** Limited by network address, as each attempt makes a request to the provider. */
  signIn(back: BackFromOrganisation & { readonly address?: string | undefined }): Promise<OrganisationSignedIn>
  /** For a session that came by the organisation: the person must show there again who they are. */
  askAgain(session: Pick<Session, 'id'>): Promise<SentToOrganisation | undefined>
  confirm(session: Pick<Session, 'id' | 'principal'>, back: BackFromOrganisation): Promise<{ readonly done: true } | OrganisationRefusal>
}

type Parts = {
  readonly settings: OrganisationSettings
  readonly origin: string
  readonly people: OrganisationPeople
  readonly sessions: Sessions
  readonly tickets: Tickets
  readonly attempt: Limits
  readonly begin: (account: string, shown: number) => Promise<SignedIn>
  readonly now: () => number
}

const PURPOSE = 'organisation'
const TICKET_SECONDS = 600
const SIGN_IN = 'sign-in'

/** Where the provider sends browsers back to. */
export const organisationReturnPath = '/sign-in/organisation/back'

const Person = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.string().trim().toLowerCase().pipe(Email),
})

/** Entra ID has the address of many people in `preferred_username` alone. */
const personIn = (claims: Readonly<Record<string, unknown>>) =>
  Person.safeParse({ name: claims.name, email: claims.email ?? claims.preferred_username }).data

export const createOrganisation = ({ settings, origin, people, sessions, tickets, attempt, begin, now }: Parts): Organisation => {
  const provider = createProvider(settings, `${origin}${organisationReturnPath}`, now)
  const { issuer, label, rolesClaim, roles } = settings

  /** State, nonce and verifier follow from the ticket, so that nothing is stored for people who only set out. */
  const secretsOf = (ticket: string): Secrets => {
    const part = (name: string): string => createHmac('sha256', tickets.secretOf(ticket)).update(name).digest('base64url')
    return { state: part('state'), nonce: part('nonce'), verifier: part('verifier') }
  }
  const send = async (about: string, again: boolean): Promise<SentToOrganisation | undefined> => {
    const ticket = tickets.give(PURPOSE, about, TICKET_SECONDS)
    const address = await provider.address(secretsOf(ticket), again)
    return address === undefined ? undefined : { address, ticket }
  }
  const hasState = (answer: string, { state }: Secrets): boolean => {
    const given = Buffer.from(new URLSearchParams(answer).get('state') ?? '')
    return given.length === state.length && timingSafeEqual(given, Buffer.from(state))
  }
  /** A foreign answer uses up no ticket, so that nobody can spoil another one's sign-in; a good one does, whatever comes of it. */
  const redeem = async ({ ticket, answer }: BackFromOrganisation, about: string): Promise<Told | OrganisationRefusal> => {
    if (!tickets.isGood(ticket, PURPOSE, about)) return { done: false, why: 'organisation-expired' }
    const secrets = secretsOf(ticket)
    if (!hasState(answer, secrets)) return { done: false, why: 'organisation-answer-wrong', detail: 'foreign_state' }
    tickets.take(ticket, PURPOSE, about)
    return provider.redeem(answer, secrets)
  }
  const refused = ({ why, detail }: Failure): OrganisationRefusal => ({ done: false, why, detail })

  const enter = async (person: OrganisationPerson, shown: number): Promise<OrganisationSignedIn> => {
    const followed = await people.follow(person)
    sessions.forget()
    if (followed === 'email-taken') return { done: false, why: followed }
    return { done: true, ...followed, signedIn: await begin(followed.account, shown) }
  }
  const leave = async (subject: string): Promise<OrganisationRefusal> => {
    const account = await people.find({ issuer, subject })
    if (account === undefined) return { done: false, why: 'organisation-no-role' }
    await people.leave(account)
    sessions.forget()
    return { done: false, why: 'organisation-no-role', account }
  }

  return {
    label,
    ask: () => send(SIGN_IN, false),
    signIn: async ({ address, ...back }) => {
      const { refused: limited, passed } = attempt(undefined, address)
      if (limited) return { done: false, why: limited.why, waitSeconds: limited.waitSeconds }
      const answer = await redeem(back, SIGN_IN)
      if ('done' in answer) return answer
      if (!answer.told) return refused(answer)
      passed()
      const { subject, claims, shown } = answer
      const grants = grantsFor(roles, claims, rolesClaim)
      if (!grants) return { done: false, why: 'organisation-details-missing', detail: 'claim_elsewhere' }
      if (grants.length === 0) return leave(subject)
      const person = personIn(claims)
      if (!person) return { done: false, why: 'organisation-details-missing', detail: 'name_or_email' }
      return enter({ issuer, subject, grants, ...person }, Math.min(shown ?? 0, now()))
    },
    askAgain: ({ id }) => send(id, true),
    confirm: async ({ id, principal }, back) => {
      const answer = await redeem(back, id)
      if ('done' in answer) return answer
      if (!answer.told) return refused(answer)
      if ((await people.find({ issuer, subject: answer.subject })) !== principal.account) return { done: false, why: 'organisation-other-person' }
      const shown = Math.min(answer.shown ?? 0, now())
      if (shown + confirmedFor * 60_000 <= now()) return { done: false, why: 'organisation-not-shown' }
      await sessions.confirm(id, shown)
      return { done: true }
    },
  }
}
