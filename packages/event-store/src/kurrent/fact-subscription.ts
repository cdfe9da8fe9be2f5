import type { AllStreamSubscription } from '@eventstore/db-client'
import { type RecordedFact, StoreUnusable } from '@heard/event-sourcing'
import type { Connection } from './connection.ts'
import { isOutage, kurrentUnusable } from './kurrent-failure.ts'
import { backOff } from './patience.ts'
import type { PlaceIndex } from './place-index.ts'
import { type Place, toFact, type WireFact } from './wire-fact.ts'

/** Events that the server looks through between two checkpoints, and in one go. */
const SEARCH_WINDOW = 1000
const nothing = (): undefined => undefined
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export type FactSubscriptionOptions = {
  readonly connection: Connection
  readonly index: PlaceIndex
  /** What streams of ours begin with. */
  readonly prefix: string
  /** Told of new facts, once each, in order, when the index has them. */
  onFacts(facts: readonly RecordedFact[]): void
  /** Told once of a failure after which nothing follows any more. */
  onFailure(error: StoreUnusable): void
}

/**
 * The one subscription of this process to the server's whole log, filtered there to our streams. It begins where the index ends, and again by itself
 * whenever it breaks; checkpoints move the index past what is not ours, so that a start does not search it again.
 */
export class FactSubscription {
  readonly #options: FactSubscriptionOptions
  readonly #stop = new AbortController()
  #running: Promise<void> = Promise.resolve()
  #drop: () => void = nothing

  constructor(options: FactSubscriptionOptions) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#run()
  }

  /** Gives up the subscription as it is; another one goes on where it was. */
  renew(): void {
    this.#drop()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    this.#drop()
    await this.#running
  }

  async #run(): Promise<void> {
    const { connection, onFailure } = this.#options
    const { signal } = this.#stop
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#follow(() => {
          failures = 0
        })
      } catch (error) {
        if (error instanceof StoreUnusable || !isOutage(error)) {
          onFailure(kurrentUnusable(connection.where, error))
          return
        }
      }
      await backOff(failures, signal)
    }
  }

  /** One subscription, until it breaks or is dropped. */
  async #follow(heard: () => void): Promise<void> {
    const { connection, index, prefix } = this.#options
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#drop = resolve
    const client = await connection.client()
    const { START, streamNameFilter } = await import('@eventstore/db-client')
    if (this.#stop.signal.aborted) return
    let waiting: WireFact[] = []
    const take = (): void => {
      const facts = waiting
      waiting = []
      if (facts.length > 0) this.#options.onFacts(index.add(facts))
    }
    const ended = new AbortController()
    const checkpointReached = async (_subscription: unknown, place: Place): Promise<void> => {
      while (subscription.readableLength > 0 && !ended.signal.aborted) await turn()
      if (ended.signal.aborted) return
      take()
      index.moveTo(place)
    }
    const filter = streamNameFilter({ prefixes: [prefix], maxSearchWindow: SEARCH_WINDOW, checkpointInterval: 1, checkpointReached })
    const subscription: AllStreamSubscription = client.subscribeToAll({ fromPosition: index.cursor ?? START, filter, requiresLeader: true })
    subscription.on('error', reject).on('end', resolve).on('close', resolve).on('confirmation', heard)
    subscription.on('data', ({ event }) => {
      try {
        if (ended.signal.aborted) return
        if (waiting.length === 0) setImmediate(() => guard(take))
        if (event) waiting.push(toFact(event, prefix))
      } catch (error) {
        reject(error)
      }
    })
    const guard = (work: () => void): void => {
      try {
        work()
      } catch (error) {
        reject(error)
      }
    }
    try {
      await promise
      take()
    } finally {
      ended.abort()
      subscription.removeAllListeners('data').resume()
      await subscription.unsubscribe().catch(nothing)
    }
  }
}
