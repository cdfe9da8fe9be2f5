import type { Rotated } from './vault.ts'

/** A data key, wrapped under the key of `epoch`. */
export type StoredKey = { readonly id: string; readonly subject: string; readonly purpose: string; readonly epoch: string; readonly box: Uint8Array }
export type StoredRow = { readonly ref: string; readonly keyId: string; readonly field: string; readonly box: Uint8Array }
export type StoredLink = { readonly epoch: string; readonly box: Uint8Array }
/** `expires` in milliseconds since 1970. */
export type StoredRecord = StoredLink & { readonly expires: number }

/** Where a page of things to re-wrap begins: those wrapped under another epoch than `epoch`, with an id after `after`, in that order. */
export type Outside = { readonly epoch: string; readonly after: string; readonly limit: number }

/**
 * What lies under the vault: tables of sealed boxes, without any key. Synchronous, so that a group of writers runs inside one transaction.
 * Throws VaultUnusable when the medium fails.
 */
export type VaultStorage = {
  /** All that `run` wrote is durable when this returns, or none of it. */
  transaction<T>(run: () => T): T

  check(): string | undefined
  putCheck(check: string): void
  /** Every epoch that something may be wrapped under. */
  epochs(): readonly string[]
  putEpoch(id: string): void
  /** Nothing is wrapped under any other epoch than this one any more. */
  dropEpochsBut(id: string): void
  /** Whether anything is wrapped under another epoch. */
  anyOutside(epoch: string): boolean
  /** The newest rotation, finished or not. */
  rotation(): Rotated | undefined
  putRotation(rotation: Rotated): void

  key(subject: string, purpose: string): StoredKey | undefined
  keysOf(subject: string): readonly StoredKey[]
  putKey(key: StoredKey): void
  /** Puts a new wrapping, or a new epoch, in the place of the old one. */
  replaceKey(key: StoredKey): void
  dropKey(id: string): void
  keysOutside(page: Outside): readonly StoredKey[]

  row(ref: string): { readonly row: StoredRow; readonly key: StoredKey | undefined } | undefined
  refsUnder(keyId: string): readonly string[]
  /** Pending until `confirm`, and to be swept after `deadline` (milliseconds since 1970). */
  putRow(row: StoredRow, deadline: number): void
  /** The same row, pending or not as it was, under another key. */
  replaceRow(row: StoredRow): void
  confirm(ref: string): void
  pendingBefore(time: number): readonly { readonly ref: string; readonly keyId: string }[]
  dropRow(ref: string): void

  /** The signature over a ref that was erased or swept. */
  tombstone(ref: string): string | undefined
  putTombstone(ref: string, signature: string): void
  isErased(subject: string, purpose: string): boolean
  putErased(subject: string, purpose: string): void

  link(fingerprint: string): StoredLink | undefined
  putLink(fingerprint: string, link: StoredLink): void
  replaceLink(fingerprint: string, link: StoredLink): void
  dropLink(fingerprint: string): void
  linksOutside(page: Outside): readonly { readonly id: string; readonly link: StoredLink }[]

  record(id: string): StoredRecord | undefined
  putRecord(id: string, record: StoredRecord): void
  dropRecord(id: string): void
  recordsOutside(page: Outside): readonly { readonly id: string; readonly record: StoredRecord }[]
  dropExpired(now: number): void

  /** Leaves no copy of what was deleted in a journal. */
  scrub(): void
  close(): void
}
