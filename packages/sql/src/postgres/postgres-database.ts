import type { Client } from 'pg'
import type { Sql, SqlRow, SqlValue } from '../sql.ts'
import { LOCK } from './migrate.ts'
import { isOutage } from './postgres-failure.ts'
import { type LineOptions, PostgresLine } from './postgres-line.ts'

const EACH = 'SELECT json_array_elements_text(?::json)'

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

/** Does something by a connection of its own. Throws the user's error. */
export const during = async <T>(options: LineOptions, act: (client: Client) => Promise<T>): Promise<T> => {
  const line = new PostgresLine(options)
  try {
    return await act(await line.client())
  } catch (error) {
    throw line.failure(error)
  } finally {
    await line.close()
  }
}

/** A schema of a PostgreSQL database: one connection to write by, one writer at a time among all processes, and one connection to read by. */
export class PostgresDatabase {
  readonly #options: LineOptions
  readonly #writer: PostgresLine
  readonly #reader: PostgresLine
  /** Reads what is committed. */
  readonly committed: Sql
  #turn: Promise<unknown> = Promise.resolve()
  #vacuuming: Promise<void> | undefined

  constructor(options: LineOptions) {
    this.#options = options
    this.#writer = new PostgresLine(options)
    this.#reader = new PostgresLine({ ...options, readOnly: true })
    this.committed = new Reading(this.#reader)
  }

  /** All or nothing; alone, also among other processes. What it is handed is for use within it. */
  transaction<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#transact(run))
  }

  /** Vacuums with this statement, by the connection that writes. Whoever asks while it waits for its turn is seen to as well. */
  vacuum(statement: string): Promise<void> {
    this.#vacuuming ??= this.#inTurn(async () => {
      this.#vacuuming = undefined
      const client = await this.#writer.client()
      await client.query(statement)
    }).catch((error: unknown) => {
      throw this.#writer.failure(error)
    })
    return this.#vacuuming
  }

  async close(): Promise<void> {
    await Promise.all([this.#inTurn(() => this.#writer.close()), this.#reader.close()])
  }

  async #transact<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
    const { name, unusable: Unusable } = this.#options.user
    const client = await this.#begin()
    const sent = new SendingAhead(client)
    try {
      const value = await run(sent)
      await sent.settled()
      const { command } = await client.query('COMMIT')
      if (command !== 'COMMIT') throw new Unusable(`The database undid a transaction of the ${name}: try again. Nothing was kept of this.`)
      return value
    } catch (reason) {
      const failure = sent.failure ?? reason
      await client.query('ROLLBACK').catch(() => this.#writer.renew())
      throw this.#writer.failure(failure)
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
      throw this.#writer.failure(error)
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
      return await this.#ask(sql, values).catch((error: unknown) => {
        if (!isOutage(error)) throw error
        return this.#ask(sql, values)
      })
    } catch (error) {
      throw this.#line.failure(error)
    }
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
