import type { Rotated } from './vault.ts'

/** A data key, wrapped under the key of `epoch`. */
export type StoredKey = { readonly id: string; readonly subject: string; readonly purpose: string; readonly epoch: string; readonly box: Uint8Array }
export type StoredRow = { readonly ref: string; readonly keyId: string; readonly field: string; readonly box: Uint8Array }
/** A row, and the key that it is sealed under, if that is still there. */
export type FoundRow = { readonly row: StoredRow; readonly key: StoredKey | undefined }
export type StoredLink = { readonly epoch: string; readonly box: Uint8Array }
/** `expires` in milliseconds since 1970. */
export type StoredRecord = StoredLink & { readonly expires: number }

/** Where a page of things to re-wrap begins: those wrapped under another epoch than `epoch`, with an id after `after`, in that order. */
export type Outside = { readonly epoch: string; readonly after: string; readonly limit: number }

/** Sealed boxes, to be read without any key. */
export type VaultReads = {
  check(): Promise<string | undefined>
  /** Every epoch that something may be wrapped under. */
  epochs(): Promise<readonly string[]>
  /** Whether anything is wrapped under another epoch. */
  anyOutside(epoch: string): Promise<boolean>
  /** The newest rotation, finished or not. */
  rotation(): Promise<Rotated | undefined>

  key(subject: string, purpose: string): Promise<StoredKey | undefined>
  keysOf(subject: string): Promise<readonly StoredKey[]>
  keysOutside(page: Outside): Promise<readonly StoredKey[]>

  /** By ref; without those that are not there. */
  rows(refs: readonly string[]): Promise<ReadonlyMap<string, FoundRow>>
  refsUnder(keyId: string): Promise<readonly string[]>
  pendingBefore(time: number): Promise<readonly { readonly ref: string; readonly keyId: string }[]>

  /** By ref, the signatures over those that were erased or swept. */
  tombstones(refs: readonly string[]): Promise<ReadonlyMap<string, string>>
  isErased(subject: string, purpose: string): Promise<boolean>

  link(fingerprint: string): Promise<StoredLink | undefined>
  linksOutside(page: Outside): Promise<readonly { readonly id: string; readonly link: StoredLink }[]>

  record(id: string): Promise<StoredRecord | undefined>
  recordsOutside(page: Outside): Promise<readonly { readonly id: string; readonly record: StoredRecord }[]>
}

/** The tables inside a transaction, which reads what it wrote. */
export type VaultTables = VaultReads & {
  putCheck(check: string): Promise<void>
  putEpoch(id: string): Promise<void>
  /** Nothing is wrapped under any other epoch than this one any more. */
  dropEpochsBut(id: string): Promise<void>
  putRotation(rotation: Rotated): Promise<void>

  putKey(key: StoredKey): Promise<void>
  /** Puts a new wrapping, or a new epoch, in the place of the old one. */
  replaceKey(key: StoredKey): Promise<void>
  dropKey(id: string): Promise<void>

  /** Pending until `confirm`, and to be swept after `deadline` (milliseconds since 1970). */
  putRow(row: StoredRow, deadline: number): Promise<void>
  /** The same row, pending or not as it was, under another key. */
  replaceRow(row: StoredRow): Promise<void>
  confirm(ref: string): Promise<void>
  dropRow(ref: string): Promise<void>

  putTombstone(ref: string, signature: string): Promise<void>
  putErased(subject: string, purpose: string): Promise<void>

  putLink(fingerprint: string, link: StoredLink): Promise<void>
  replaceLink(fingerprint: string, link: StoredLink): Promise<void>
  dropLink(fingerprint: string): Promise<void>

  putRecord(id: string, record: StoredRecord): Promise<void>
  dropRecord(id: string): Promise<void>
  dropExpired(now: number): Promise<void>
}

/** What lies under the vault. Throws VaultUnusable when the medium fails. */
export type VaultStorage = {
  /** What is durable, and nothing of a transaction that runs. */
  readonly committed: VaultReads
  /** All that `run` wrote is durable when this resolves, or none of it. One at a time, also among other processes. */
  transaction<T>(run: (tables: VaultTables) => Promise<T>): Promise<T>
  /** Leaves no copy of what was deleted in a journal, as far as the medium lets us. */
  scrub(): Promise<void>
  /** Whether the medium can be asked, told within seconds. */
  answers(): Promise<boolean>
  close(): Promise<void>
}
