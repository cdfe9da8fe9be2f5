import { type NewFact, StoreUnusable } from '@heard/event-sourcing'
import type { PreparedFact } from '../append-request.ts'

/** Where an event stands in the server's log: bytes, not numbers of facts. */
export type Place = { readonly commit: bigint; readonly prepare: bigint }

/** Whether a place is before another one. */
export const isBefore = (one: Place, other: Place): boolean =>
  one.commit < other.commit || (one.commit === other.commit && one.prepare < other.prepare)

/** A fact as the server gives it back; its position is known to the index alone. */
export type WireFact = NewFact & { readonly stream: string; readonly revision: bigint; readonly place: Place }

/** What @eventstore/db-client gives back for an event, as far as it is used here. */
export type WireEvent = {
  readonly id: string
  readonly streamId: string
  readonly revision: bigint
  readonly type: string
  readonly data: unknown
  readonly metadata?: unknown
  readonly position?: Place
}

/** An event to append, as the client takes it. */
export type NewEvent = {
  readonly id: string
  readonly type: string
  readonly contentType: 'application/json'
  readonly data: Record<string, unknown>
  readonly metadata: Record<string, unknown>
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws TypeError for an id that the server would refuse or write differently */
export const toEvent = ({ id, type, version, data, metadata }: PreparedFact): NewEvent => {
  if (!UUID.test(id)) throw new TypeError(`fact id ${id} must be a UUID in small letters`)
  return { id, type, contentType: 'application/json', data: JSON.parse(data), metadata: { version, metadata: JSON.parse(metadata) } }
}

/**
 * The fact in an event of ours.
 * @throws StoreUnusable for an event that Heard did not write
 */
export const toFact = (event: WireEvent, prefix: string): WireFact => {
  const { id, streamId, revision, type, data, metadata, position } = event
  const ours = isObject(metadata) && typeof metadata.version === 'number' && isObject(metadata.metadata) && typeof data === 'object' && data !== null
  if (!ours || !position || !streamId.startsWith(prefix)) {
    throw new StoreUnusable(
      `event ${revision} of the stream ${streamId} is not a fact of Heard; give Heard a HEARD_EVENT_STORE_PREFIX that nothing else writes under`,
    )
  }
  const { version, metadata: about } = metadata as { version: number; metadata: NewFact['metadata'] }
  return { id, type, version, data, metadata: about, stream: streamId.slice(prefix.length), revision, place: position }
}
