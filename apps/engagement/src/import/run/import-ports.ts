import type { EventStore } from '@heard/event-sourcing'
import type { Vault } from '@heard/vault'

/** What importing stands on. */
export type ImportPorts = {
  readonly store: Pick<EventStore, 'append' | 'readStream'>
  readonly vault: Pick<Vault, 'seal' | 'linkAll' | 'linked' | 'fingerprint'>
  /** A new random id, ordered by time. */
  newId(): string
  /** Milliseconds since 1970. */
  now(): number
  /** Lets everything else that waits for this thread go first. */
  pause(): Promise<void>
}
