import type { FetchLike } from '@heard/contracts'
import type { ServiceTokens } from '@heard/identity'
import type { NewAccount } from '../identity.ts'

/** A process of the platform, from outside. */
export type Running = {
  /** Calls the API without a socket. */
  readonly fetch: FetchLike
  /** What the web's back end signs for services. */
  readonly tokens: ServiceTokens
  /** Local accounts made by this start: none after the first one, none in production. */
  readonly made: readonly NewAccount[]
  /** Does at once what is done from time to time, and waits until the read models know. */
  look(): Promise<void>
  /** Listens on the configured port (0: any) and answers the address. */
  listen(): Promise<string>
  /** Says from now on that it is not ready, so that nobody sends more; what comes is still answered. */
  drain(): void
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>
}
