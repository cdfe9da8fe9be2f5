import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import type { SqlUser } from '../sql.ts'
import { isOutage, postgresUnusable } from './postgres-failure.ts'

export type PostgresPlace = {
  /** `postgresql://…`, which may have a password in it. */
  readonly url: string
  /** Small letters, digits and underscores; the user's tables have it to themselves. */
  readonly schema: string
  readonly user: SqlUser
}

export type LineOptions = PostgresPlace & {
  /** Milliseconds to go on trying for while there is no server. */
  readonly patience?: number
  /** Milliseconds to wait for an answer before the connection is given up; 0: as long as it takes. */
  readonly answerWithin?: number
  readonly readOnly?: boolean
}

const PATIENCE_MS = 10_000
const ANSWER_MS = 30_000
/** The server gives up first, unless nothing of it reaches us any more. */
const SILENCE_MS = 35_000
/** A writer that hangs in the middle of a transaction must not keep the others from writing for longer. */
const IDLE_MS = 10_000

/** The address without name and password, for messages. */
const whereOf = (url: string): string => {
  const { host, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? (host || 'localhost')}${pathname}`
}

const named = (schema: string): string => {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new RangeError('A schema is named with small letters, digits and underscores')
  return schema
}

/** A connection that is made anew when it was lost. What is asked while it is there is sent at once, and answered in that order. */
export class PostgresLine {
  readonly where: string
  readonly #options: LineOptions
  readonly #schema: string
  #client: Promise<Client> | undefined
  #closed = false

  constructor(options: LineOptions) {
    this.#options = options
    this.#schema = named(options.schema)
    this.where = whereOf(options.url)
  }

  /** Throws the user's error when there is no server, or it does not let us in. */
  client(): Promise<Client> {
    if (this.#closed) return Promise.reject(new this.#options.user.unusable(`The ${this.#options.user.name} is closed.`))
    const client = this.#client ?? this.#connect()
    this.#client = client
    client.catch(() => this.#forget(client))
    return client
  }

  /** What went wrong here, in words that tell the operator what to do. */
  failure(error: unknown): unknown {
    return postgresUnusable(this.#options.user, this.where, error)
  }

  /** Gives the connection up: the server undoes what was not committed. */
  async renew(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await (await client?.catch(() => undefined))?.end().catch(() => undefined)
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.renew()
  }

  async #connect(): Promise<Client> {
    const until = performance.now() + (this.#options.patience ?? PATIENCE_MS)
    for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
      try {
        return await this.#connectOnce()
      } catch (error) {
        if (this.#closed || !isOutage(error) || performance.now() + pause > until) throw this.failure(error)
        await wait(pause)
      }
    }
  }

  async #connectOnce(): Promise<Client> {
    const { Client } = await import('pg')
    const client = new Client({
      connectionString: this.#options.url,
      application_name: `heard ${this.#options.user.name}`,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      query_timeout: this.#options.answerWithin ?? SILENCE_MS,
    })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    await client.connect()
    await client.query(this.#settings())
    return client
  }

  /**
   * What was acknowledged is on the server's disk, and a writer that waited for its turn reads what the one before it wrote: also where the server's own
   * settings say otherwise.
   */
  #settings(): string {
    return `SET search_path TO ${this.#schema}; SET statement_timeout = ${ANSWER_MS}; SET idle_in_transaction_session_timeout = ${IDLE_MS};
      SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
      SET default_transaction_isolation TO 'read committed'; SET default_transaction_read_only = ${this.#options.readOnly ? 'on' : 'off'}`
  }

  #lost(client: Client): void {
    const known = this.#client
    void known?.then(
      (one) => one === client && this.#forget(known),
      () => undefined,
    )
  }

  #forget(client: Promise<Client>): void {
    if (this.#client === client) this.#client = undefined
  }
}
