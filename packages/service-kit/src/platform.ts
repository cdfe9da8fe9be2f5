import type { PartProcess } from '@heard/contracts/platform'
import type { EventStore } from '@heard/event-sourcing'
import type { Accounts, VerifyToken } from '@heard/identity'
import type { Vault } from '@heard/vault'
import type { Configuration } from './configuration.ts'
import type { LedgerReader } from './ledger/ledger-reader.ts'
import type { Log } from './log/log.ts'
import type { PositionTokens } from './position-token.ts'
import type { ReadModels } from './read-models.ts'
import type { Telemetry } from './telemetry/telemetry.ts'
import type { Work } from './work/work.ts'

/** Time from outside: milliseconds since 1970. Tests run years in seconds with their own. */
export type Clock = { now(): number }

/** What every service stands on, handed in by the app that composes them. */
export abstract class Platform {
  abstract readonly configuration: Configuration
  abstract readonly store: EventStore
  abstract readonly vault: Vault
  abstract readonly accounts: Omit<
    Accounts,
    'createAccount' | 'eraseAccounts' | 'hasDevelopmentAccounts' | 'seedDevelopmentAccounts' | 'tokens' | 'close'
  >
  /** Whom a request is from: services know it by a token and by nothing else. */
  abstract readonly verifyToken: VerifyToken
  abstract readonly clock: Clock
  abstract readonly positions: PositionTokens
  abstract readonly readModels: ReadModels
  /** What the public ledger says of itself, wherever it is. */
  abstract readonly ledger: Pick<LedgerReader, 'status'>
  abstract readonly log: Log
  abstract readonly telemetry: Telemetry
  abstract readonly work: Work
  /** Which of several processes this one is, where parts run apart. */
  readonly process?: PartProcess
}
