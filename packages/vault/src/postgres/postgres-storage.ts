import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { type Sql, type SqlRow, SqlTables, type SqlValue } from '../sql-tables.ts'
import { VaultUnusable } from '../vault.ts'
import type { VaultReads, VaultStorage, VaultTables } from '../vault-storage.ts'
import { LOCK } from './migrate.ts'
import { isOutage, postgresUnusable } from './postgres-failure.ts'
import { type LineOptions, PostgresLine } from './postgres-line.ts'

const ANSWERS_MS = 2000
const EACH = 'SELECT json_array_elements_text(?::json)'
/** Without its indexes, which hold no boxes: it costs what was changed and not what is there. */
const VACUUM = 'VACUUM (INDEX_CLEANUP OFF) data_key, sealed, link, record'

/** PostgreSQL numbers the values of a statement. */
const numbered = (sql: string): string => {
  let last = 0
  return sql.replaceAll('?', () => {
    last += 1
    return `$${last}`
  })
}

const ask = async (client: Client, sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> => {
  const { rows } = await client.query<SqlRow>(numbered(sql), [...values])
  return rows
}

/** Tables of the vault in a PostgreSQL database: one connection to write by, one to read by. */
export class PostgresStorage implements VaultStorage {
  readonly #writer: PostgresLine
  readonly #reader: PostgresLine
  readonly committed: VaultReads
  #turn: Promise<unknown> = Promise.resolve()
  /** Waits for its turn, and will see to everybody's who asks meanwhile. */
  #scrubbing: Promise<void> | undefined

  constructor(options: LineOptions) {
    this.#writer = new PostgresLine(options)
    this.#reader = new PostgresLine({ ...options, readOnly: true })
    this.committed = new SqlTables(new Reading(this.#reader))
  }

  transaction<T>(run: (tables: VaultTables) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#transact(run))
  }

  /**
   * What was deleted can no longer be read as a row, by no means that the server has. Its bytes may stay in free room of a file and in the server's
   * log, which cannot be overwritten from here: the end of the epoch makes them useless.
   */
  scrub(): Promise<void> {
    this.#scrubbing ??= this.#inTurn(async () => {
      this.#scrubbing = undefined
      const client = await this.#writer.client()
      await client.query(VACUUM)
    }).catch((error: unknown) => {
      throw postgresUnusable(this.#writer.where, error)
    })
    return this.#scrubbing
  }

  answers(): Promise<boolean> {
    const asked = this.committed.epochs().then(
      () => true,
      () => false,
    )
    return Promise.race([asked, wait(ANSWERS_MS, false, { ref: false })])
  }

  async close(): Promise<void> {
    await Promise.all([this.#inTurn(() => this.#writer.close()), this.#reader.close()])
  }

  async #transact<T>(run: (tables: VaultTables) => Promise<T>): Promise<T> {
    const client = await this.#begin()
    const sent = new SendingAhead(client)
    try {
      const value = await run(new SqlTables(sent))
      await sent.settled()
      const { command } = await client.query('COMMIT')
      if (command !== 'COMMIT') throw new VaultUnusable('The database undid a transaction of the vault: try again. Nothing was kept of this.')
      return value
    } catch (reason) {
      const failure = sent.failure ?? reason
      await client.query('ROLLBACK').catch(() => this.#writer.renew())
      throw postgresUnusable(this.#writer.where, failure)
    }
  }

  /** By a new connection when the one that lay idle is lost: nothing was asked yet. */
  async #begin(): Promise<Client> {
    const begin = async (): Promise<Client> => {
      const client = await this.#writer.client()
      await client.query(`BEGIN; ${LOCK}`)
      return client
    }
    try {
      return await begin().catch(async (error: unknown) => {
        if (!isOutage(error)) throw error
        await this.#writer.renew()
        return begin()
      })
    } catch (error) {
      await this.#writer.renew()
      throw postgresUnusable(this.#writer.where, error)
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

/** Reads; once more, by another connection, when the first was lost. */
class Reading implements Sql {
  readonly each = EACH
  readonly #line: PostgresLine

  constructor(line: PostgresLine) {
    this.#line = line
  }

  async all(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    try {
      return await this.#ask(sql, values)
    } catch (error) {
      if (error instanceof VaultUnusable || !isOutage(error)) throw postgresUnusable(this.#line.where, error)
    }
    return this.#ask(sql, values).catch((error: unknown) => {
      throw postgresUnusable(this.#line.where, error)
    })
  }

  async run(): Promise<void> {
    throw new TypeError('What is committed is only read')
  }

  async #ask(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return ask(await this.#line.client(), sql, values)
  }
}

/** Sends what writes without waiting for an answer: the next question, and the commit, find out how it went. */
class SendingAhead implements Sql {
  readonly each = EACH
  readonly #client: Client
  #sent: Promise<unknown>[] = []
  /** The first statement that failed; whatever comes after it fails for being after it. */
  failure: unknown

  constructor(client: Client) {
    this.#client = client
  }

  async all(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return ask(this.#client, sql, values)
  }

  async run(sql: string, ...values: readonly SqlValue[]): Promise<void> {
    this.#sent.push(
      ask(this.#client, sql, values).catch((error: unknown) => {
        this.failure ??= error
      }),
    )
  }

  async settled(): Promise<void> {
    await Promise.all(this.#sent)
    if (this.failure !== undefined) throw this.failure
  }
}
