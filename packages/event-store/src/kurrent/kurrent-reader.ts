import type { AllStreamResolvedEvent, EventStoreDBClient, ResolvedEvent } from '@eventstore/db-client'
import { type RecordedFact, StoreUnusable } from '@heard/event-sourcing'
import type { PageRequest } from '../follow.ts'
import type { Connection } from './connection.ts'
import { NoAnswer, typeOf } from './kurrent-failure.ts'
import type { Placed, PlaceIndex } from './place-index.ts'
import { isBefore, type Place, toFact, type WireEvent, type WireFact } from './wire-fact.ts'

const SEARCH_WINDOW = 1000
const nothing = (): undefined => undefined

export type StreamPage = { readonly stream: string; readonly from: bigint | undefined; readonly backwards: boolean; readonly limit: number }

type Items<T> = {
  on(event: 'data', listener: (item: T) => void): Items<T>
  on(event: 'error', listener: (error: unknown) => void): Items<T>
  on(event: 'end', listener: () => void): Items<T>
  off(event: 'data', listener: (item: T) => void): Items<T>
  resume(): unknown
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
const keyOf = ({ commit, prepare }: Place): string => `${commit}/${prepare}`

/**
 * Hands over each item until there are no more, `take` has enough, or the server is silent for too long. What still comes is let through to nowhere:
 * a call of the client that nobody reads from cannot be ended.
 * @throws NoAnswer
 */
const each = <T>(items: Items<T>, end: () => Promise<void>, silenceMs: number, take: (item: T) => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      items.off('data', receive).resume()
      void end().catch(nothing)
      act()
    }
    const fail = (error: unknown): void => settle(() => reject(error))
    const receive = (item: T): void => {
      timer.refresh()
      try {
        if (take(item)) settle(resolve)
      } catch (error) {
        fail(error)
      }
    }
    const timer = setTimeout(() => fail(new NoAnswer(`no answer within ${silenceMs} ms`)), silenceMs)
    items
      .on('data', receive)
      .on('error', fail)
      .on('end', () => settle(resolve))
  })

/** Reads facts from the server; one attempt each, so that the caller decides about patience. */
export class KurrentReader {
  readonly #connection: Connection
  readonly #index: PlaceIndex
  readonly #prefix: string
  readonly #silenceMs: number

  constructor(connection: Connection, index: PlaceIndex, prefix: string, silenceMs: number) {
    this.#connection = connection
    this.#index = index
    this.#prefix = prefix
    this.#silenceMs = silenceMs
  }

  /** A page of one stream; empty when there is none. @throws StoreUnusable when it lacks facts */
  async stream({ stream, from, backwards, limit }: StreamPage): Promise<readonly WireFact[]> {
    const client = await this.#connection.client()
    const reading = client.readStream(`${this.#prefix}${stream}`, {
      direction: backwards ? 'backwards' : 'forwards',
      maxCount: limit,
      requiresLeader: true,
      ...(from === undefined ? { fromRevision: backwards ? 'end' : 'start' } : { fromRevision: from }),
    })
    const facts: WireFact[] = []
    try {
      await each<ResolvedEvent>(
        reading,
        () => reading.cancel(),
        this.#silenceMs,
        ({ event }) => {
          if (event) facts.push(this.#fact(event))
          return false
        },
      )
    } catch (error) {
      if (typeOf(error) !== 'stream-not-found') throw error
    }
    const [first] = facts
    const start = first && (backwards || from === undefined ? (backwards ? first.revision : 0n) : from)
    if (facts.some(({ revision }, n) => revision !== (start ?? 0n) + BigInt(backwards ? -n : n))) {
      throw new StoreUnusable(`the event store at ${this.#connection.where} lacks facts of the stream ${stream}; restore the last backup`)
    }
    return facts
  }

  /** Where the newest event of ours stands that is after a place; undefined when there is none. */
  async newest(after: Place | undefined): Promise<Place | undefined> {
    const client = await this.#connection.client()
    const reading = client.readAll({ direction: 'backwards', fromPosition: 'end', requiresLeader: true })
    let found: Place | undefined
    await each<AllStreamResolvedEvent>(
      reading,
      () => reading.cancel(),
      this.#silenceMs,
      ({ event }) => {
        const place = event?.position
        if (after && place && !isBefore(after, place)) return true
        if (event?.streamId.startsWith(this.#prefix)) found = place
        return found !== undefined
      },
    )
    return found
  }

  /** Whether the server has a fact where the index says. */
  async has({ place, id }: Placed): Promise<boolean> {
    const client = await this.#connection.client()
    const reading = client.readAll({ fromPosition: place, maxCount: 1, requiresLeader: true })
    let same = false
    await each<AllStreamResolvedEvent>(
      reading,
      () => reading.cancel(),
      this.#silenceMs,
      ({ event }) => {
        same = event?.id === id
        return true
      },
    )
    return same
  }

  /** A page of the global order: the index says which facts and where they stand, and the server is searched from the first of them to the last. */
  async page(request: PageRequest): Promise<readonly RecordedFact[]> {
    const placed = this.#index.page(request)
    if (placed.length === 0) return []
    const inOrder = request.backwards ? placed.toReversed() : placed
    const found = await this.#search(await this.#connection.client(), inOrder, request.types)
    const facts = inOrder.map((wanted): RecordedFact => {
      const { place: _place, ...fact } = found.get(keyOf(wanted.place)) ?? this.#missing(wanted)
      return { ...fact, position: BigInt(wanted.position) }
    })
    return request.backwards ? facts.reverse() : facts
  }

  async #search(client: EventStoreDBClient, placed: readonly Placed[], types: readonly string[] | undefined): Promise<ReadonlyMap<string, WireFact>> {
    const { eventTypeFilter, START, streamNameFilter } = await import('@eventstore/db-client')
    const [first, last] = [placed[0]?.position ?? 1, placed.at(-1)]
    const filter = types
      ? eventTypeFilter({ regex: `^(?:${types.map(escaped).join('|')})$`, maxSearchWindow: SEARCH_WINDOW })
      : streamNameFilter({ prefixes: [this.#prefix], maxSearchWindow: SEARCH_WINDOW })
    const fromPosition = this.#index.at(first - 1)?.place ?? START
    const searching = client.subscribeToAll({ fromPosition, filter, requiresLeader: true })
    const wanted = new Set(placed.map(({ place }) => keyOf(place)))
    const found = new Map<string, WireFact>()
    await each<AllStreamResolvedEvent>(
      searching,
      () => searching.unsubscribe(),
      this.#silenceMs,
      ({ event }) => {
        const place = event?.position
        if (!event || !place) return false
        if (wanted.has(keyOf(place))) found.set(keyOf(place), this.#fact(event))
        return last !== undefined && !isBefore(place, last.place)
      },
    )
    return found
  }

  #fact(event: WireEvent): WireFact {
    return toFact(event, this.#prefix)
  }

  #missing({ stream, revision }: Placed): never {
    throw new StoreUnusable(
      `the event store at ${this.#connection.where} no longer has fact ${revision} of the stream ${stream}; restore the last backup`,
    )
  }
}
