import { setInterval } from 'node:timers'
import type { LedgerPolicy } from '@heard/contracts/ledger'
import type { EventStore } from '@heard/event-sourcing'
import { type AnchorFiles, anchorPrivateLog } from './anchor.ts'
import { privateEntry, publicEntry } from './entries.ts'
import { type GrowingLog, type LogFailure, LogFollower, type LogFollowerStatus } from './log-follower.ts'
import { enteringTypes } from './policy.ts'
import { type Disclose, keepWording, type WordingFiles } from './wording.ts'

export type AuditTrailOptions = {
  /** Facts at their newest schema version; takes the anchors. */
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'subscribe' | 'head'>
  /** The same facts as they were recorded. */
  readonly recorded: Pick<EventStore, 'subscribe'>
  readonly policy: LedgerPolicy
  readonly publicLog: GrowingLog
  readonly privateLog: GrowingLog & { checkpoint(): string | undefined }
  readonly wording: WordingFiles
  readonly disclose: Disclose
  readonly anchors: AnchorFiles
  /** Milliseconds between two checkpoints at least, of the public ledger and of the private log. */
  readonly pace: { readonly public: number; readonly private: number }
  now(): string
  idOf(name: string): string
  report(failure: LogFailure): void
}

const ANCHOR_CHECK_MS = 60_000

/** The sequencer: two logs that follow one store, the public ledger by its policy and the private log leaf for fact, and the daily anchor of one in the other. */
export class AuditTrail {
  readonly #options: AuditTrailOptions
  readonly #public: LogFollower
  readonly #private: LogFollower
  #timer: NodeJS.Timeout | undefined
  #anchoring: Promise<unknown> = Promise.resolve()

  constructor(options: AuditTrailOptions) {
    const { store, recorded, policy, publicLog, privateLog, wording, disclose, pace, report } = options
    this.#options = options
    this.#public = new LogFollower({
      name: 'public ledger',
      store,
      log: publicLog,
      types: enteringTypes(policy),
      pace: pace.public,
      report,
      async entriesOf(facts) {
        const entries = facts.flatMap((fact) => publicEntry(policy, fact) ?? [])
        await keepWording(entries, disclose, wording)
        return entries.map(({ bytes }) => bytes)
      },
    })
    this.#private = new LogFollower({
      name: 'private log',
      store: recorded,
      log: privateLog,
      pace: pace.private,
      report,
      entriesOf: async (facts) => facts.map(privateEntry),
    })
  }

  start(): void {
    this.#public.start()
    this.#private.start()
    void this.anchor()
    this.#timer = setInterval(() => void this.anchor(), ANCHOR_CHECK_MS).unref()
  }

  /** Anchors the private log if it was not yet today. A failure is reported and tried again within a minute. */
  anchor(): Promise<void> {
    const { store, anchors, now, idOf, privateLog, report } = this.#options
    const checkpoint = async (): Promise<string | undefined> => {
      await this.#private.reach(await store.head())
      return privateLog.checkpoint()
    }
    const done = this.#anchoring.then(() => anchorPrivateLog({ store, files: anchors, checkpoint, now, idOf }))
    this.#anchoring = done.catch((error: unknown) => report({ name: 'anchor of the private log', final: false, error }))
    return this.#anchoring.then(() => undefined)
  }

  /** Waits until every fact that is recorded now is in a checkpoint of the private log, and of the public ledger where it enters. */
  async settle(): Promise<void> {
    const head = await this.#options.store.head()
    await Promise.all([this.#public.reach(head), this.#private.reach(head)])
  }

  status(): readonly LogFollowerStatus[] {
    return [this.#public.status(), this.#private.status()]
  }

  /** Ends with a last checkpoint of both. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all([this.#public.stop(), this.#private.stop()])
    await this.#anchoring
  }
}
