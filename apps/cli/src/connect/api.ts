import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { AnswerOf, Call, Called, Route } from '@heard/contracts'
import { type Principal, signIn } from '@heard/contracts/identity'
import { developmentPassword } from '@heard/identity'
import type { z } from 'zod'
import type { Surroundings } from '../command.ts'
import { RefusedByApi, UsageError } from '../failures.ts'

type Input<R extends Route> = { readonly params?: z.input<R['params']>; readonly query?: z.input<R['query']>; readonly body?: z.input<R['body']> }

/** Calls an operation as somebody. @throws RefusedByApi */
export type Ask = <R extends Route>(route: R, input?: Input<R>) => Promise<AnswerOf<R>>
/** Somebody who is signed in. */
export type Person = { readonly ask: Ask; readonly principal: Principal }
export type Credentials = { readonly email: string; readonly password: string }

const PATIENCE_MS = 120_000

/** The account given by options or environment; none: development accounts, one per role. @throws UsageError when half is given */
export const credentialsFrom = (
  texts: Readonly<Record<string, string>>,
  { environment }: Pick<Surroundings, 'environment'>,
): Credentials | undefined => {
  const email = texts.email ?? environment.HEARD_EMAIL
  const password = texts.password ?? environment.HEARD_PASSWORD
  if (!email && !password) return undefined
  if (!email) throw new UsageError('--email is missing: give it with the password, or set HEARD_EMAIL')
  if (!password) throw new UsageError('--password is missing: give it with --email, or set HEARD_PASSWORD, which no list of processes shows')
  return { email, password }
}

/** Options of every command that signs in. */
export const accountOptions = {
  email: { value: 'EMAIL', what: 'account to sign in with (HEARD_EMAIL); the development accounts unless given' },
  password: { value: 'PASSWORD', what: 'its password (HEARD_PASSWORD)' },
} as const

/**
 * The API as several people use it, one after the other: each signed in once, each write sent once (Idempotency-Key) and seen by every read after it
 * (Heard-Position, Heard-After). Waits where the platform asks to.
 */
export class Api {
  private readonly people = new Map<string, Promise<Person>>()
  private position: string | undefined

  constructor(
    private readonly call: Call,
    private readonly credentials?: Credentials,
  ) {}

  /** Anybody, without an account. */
  readonly public: Ask = (route, input) => this.ask(route, input, undefined)

  /** A development account by the first part of its address, such as `analyst`; with credentials of one's own always that account. */
  as(account: string): Promise<Person> {
    const { email, password } = this.credentials ?? { email: `${account}@heard.example`, password: developmentPassword }
    const known = this.people.get(email)
    if (known) return known
    const person = this.signIn(email, password)
    this.people.set(email, person)
    return person
  }

  private async signIn(email: string, password: string): Promise<Person> {
    const answer = await this.call(signIn, { body: { email, password } })
    if (!answer.ok) throw new RefusedByApi(`Signing in as ${email}`, answer.problem)
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return { principal: answer.body, ask: (route, input) => this.ask(route, input, cookie) }
  }

  private async ask<R extends Route>(route: R, input: Input<R> | undefined, cookie: string | undefined): Promise<AnswerOf<R>> {
    const headers = new Headers()
    if (cookie !== undefined) headers.set('cookie', cookie)
    if (this.position !== undefined) headers.set('heard-after', this.position)
    if (route.method !== 'GET') headers.set('idempotency-key', randomUUID())
    const answer = await this.patiently(() => this.call(route, input, { headers }))
    if (!answer.ok) throw new RefusedByApi(route.summary, answer.problem)
    this.position = answer.headers.get('heard-position') ?? this.position
    return answer.body
  }

  private async patiently<R extends Route>(attempt: () => Promise<Called<R>>): Promise<Called<R>> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const answer = await attempt()
      const wait = Number(answer.headers.get('retry-after') ?? Number.NaN) * 1000
      const temporary = !answer.ok && (answer.status === 503 || answer.status === 429)
      if (!temporary || Number.isNaN(wait) || Date.now() + wait > until) return answer
      await pause(wait)
    }
  }
}
