import type { EventStoreDBClient } from '@eventstore/db-client'
import { StoreUnusable } from '@heard/event-sourcing'

const SCHEME = /^(?:esdb|kurrentdb|kurrent)(\+discover)?:\/\//

/** The connection string without its name and password, for messages. */
const withoutCredentials = (url: string): string => url.replace(/^([a-z+]+:\/\/)[^/?]*@/, '$1').replace(/\?.*$/s, '')

/** The client knows the old name only. */
const forClient = (url: string): string => url.replace(SCHEME, (_scheme, discover: string | undefined) => `esdb${discover ?? ''}://`)

/**
 * A client that can be given up for a new one: it keeps one call open for all appends, also when that call hangs, and has no other way to end it.
 * A connection that hangs is found by the client's keep-alive.
 * The library is loaded by the first use. Its message for a bad connection string repeats the string, so it is not passed on.
 */
export class Connection {
  readonly where: string
  readonly #url: string
  #client: Promise<EventStoreDBClient> | undefined

  constructor(url: string) {
    this.#url = forClient(url)
    this.where = withoutCredentials(url)
  }

  /** @throws StoreUnusable when the connection string cannot be used */
  client(): Promise<EventStoreDBClient> {
    this.#client ??= this.#connect()
    return this.#client
  }

  /** Ends every call that runs; the next one is made by a new client. */
  async renew(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await (await client?.catch(() => undefined))?.dispose()
  }

  async #connect(): Promise<EventStoreDBClient> {
    const { EventStoreDBClient } = await import('@eventstore/db-client')
    try {
      return EventStoreDBClient.connectionString(this.#url)
    } catch (error) {
      const file = error instanceof Error && error.message.startsWith('Failed to load') ? `: ${error.message}` : ''
      throw new StoreUnusable(`the connection string of the event store at ${this.where} is not one${file}`)
    }
  }
}
