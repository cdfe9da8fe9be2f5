import type { FactDefinitions, Route } from '@heard/contracts'
import type { LedgerPolicy } from '@heard/contracts/ledger'
import type { Projection, RecordedFact } from '@heard/event-sourcing'
import type { Provider, Type } from '@nestjs/common'
import type { WatchFailure } from './log/log.ts'

/** Does something when facts happen: a durable subscription with its own cursor, at least once, in order. Its commands must bear repetition. */
export type Policy = {
  readonly name: string
  readonly types: readonly string[]
  handle(fact: RecordedFact): Promise<void>
}

/** Looks at something from time to time, because no fact tells that time has passed: once after the other, and again after a look that failed. Looking twice must do once. */
export type Watching = {
  readonly everyMs: number
  /** Also when the process starts. */
  readonly atStart?: boolean
  /** What the log says when a look came to nothing. */
  readonly failed: WatchFailure
  look(): Promise<unknown>
}

/** What a service brings: said in one place, so that composing, OpenAPI, permissions and health need no other list. */
export type ServiceManifest = {
  readonly name: string
  /** Every route, each implemented by exactly one controller method. */
  readonly routes: readonly Route[]
  readonly facts: FactDefinitions
  /** What the public ledger says of each of them. */
  readonly ledger: LedgerPolicy
  readonly projections: readonly Projection[]
  readonly controllers: readonly Type[]
  /** Command and query handlers and what they need. */
  readonly providers: readonly Provider[]
  readonly policies: readonly Type<Policy>[]
  readonly watches?: readonly Type<Watching>[]
}

/** Declares a service. */
export const defineService = (manifest: ServiceManifest): ServiceManifest => manifest
