import type { EventStore } from '@heard/event-sourcing'
import type { Principal } from '@heard/identity'
import type { Vault } from '@heard/vault'
import type { Configuration } from './configuration.ts'
import type { PositionTokens } from './position-token.ts'
import type { ReadModels } from './read-models.ts'

/** Time from outside: milliseconds since 1970. Tests run years in seconds with their own. */
export type Clock = { now(): number }

/** Who is signed in, by the request's headers; nobody when there is no valid session. */
export type Accounts = { principalOf(headers: Headers): Promise<Principal | undefined> }

/** What every service stands on, handed in by the app that composes them. */
export abstract class Platform {
  abstract readonly configuration: Configuration
  abstract readonly store: EventStore
  abstract readonly vault: Vault
  abstract readonly accounts: Accounts
  abstract readonly clock: Clock
  abstract readonly positions: PositionTokens
  abstract readonly readModels: ReadModels
}
