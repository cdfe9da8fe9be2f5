import { type Call, httpClient } from '@heard/contracts'
import type { Clock } from '@heard/service-kit'
import type { Surroundings } from '../command.ts'
import { Failed, UsageError } from '../failures.ts'

/** A platform to talk to: one that runs, or one that this process holds over a data folder. Both are called through the same API. */
export type Connection = {
  readonly call: Call
  /** Address of its pages, without a slash at the end. */
  readonly origin: string
  /** How many facts there are; not told over HTTP. */
  readonly facts: (() => Promise<number>) | undefined
  close(): Promise<void>
}

/** A platform of this process. `look`: it does at once what it does from time to time. */
export type Held = Connection & { look(): Promise<void> }

/** A running platform. @throws UsageError when this is no address */
export const connectInto = (into: string): Connection => {
  const address = URL.canParse(into) ? new URL(into) : undefined
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    throw new UsageError(`--into must be the address of a running platform, such as http://127.0.0.1:3000, not "${into}"`)
  }
  const origin = address.href.replace(/\/+$/, '')
  return { call: httpClient(origin, fetch), origin, facts: undefined, close: () => Promise.resolve() }
}

/** The platform of a data folder, in this process; `folder` absolute, or the one of the configuration. */
export const connectHere = async (
  { environment, root }: Surroundings,
  folder?: string,
  { clock }: { readonly clock?: Clock } = {},
): Promise<Held> => {
  const { bootHeard, readConfiguration } = await import('@heard/standalone')
  // A folder that is named has its facts in it, wherever those of the configuration are.
  const own = folder === undefined ? {} : { HEARD_DATA_DIR: folder, HEARD_EVENT_STORE: 'sqlite:', HEARD_DATABASE_URL: '' }
  const configuration = readConfiguration({ ...environment, ...own }, root)
  const heard = await bootHeard(configuration, { withPortal: false, ...(clock ? { clock } : {}) })
  return {
    call: httpClient('', heard.fetch),
    origin: configuration.origin,
    async facts() {
      let count = 0
      for await (const _ of heard.platform.store.readAll()) count += 1
      return count
    },
    look: () => heard.look(),
    close: () => heard.close(),
  }
}

/** Does something with a connection and closes it whatever happens. */
export const withConnection = async <T>(connection: Connection, work: (connection: Connection) => Promise<T>): Promise<T> => {
  try {
    return await work(connection)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failed(`${connection.origin} does not answer as Heard does`)
    throw error
  } finally {
    await connection.close()
  }
}
