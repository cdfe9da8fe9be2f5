import type { Json } from '@heard/event-sourcing'

export type { Json }

/** What a fact keeps of sealed content: where it is, and what ties the fact to exactly that content. */
export type Sealed = {
  /** Id of the vault row. */
  readonly ref: string
  /** base64url of HMAC-SHA-256(r, "heard/binding/v1" ‖ 0x00 ‖ JCS(payload)); r lies with the payload inside the ciphertext. */
  readonly binding: string
}

export type SealRequest = {
  /** Random id of the person (or the programme id, for wording that is published) whose data this is. */
  readonly subject: string
  /** A purpose of the programme's registry; one data key per (subject, purpose). */
  readonly purpose: string
  /** Which field of which fact, such as `contribution.narrative`. */
  readonly field: string
  readonly payload: Json
}

export type SealOptions = {
  /** Sealed content without its fact by this time (ISO 8601) is swept. */
  readonly deadline: string
  /** Stored in the same commit, so that a retry after a crash finds its answer. */
  readonly remember?: EphemeralRecord
}

/**
 * A sealed record that changes in place or is gone soon: a draft, the answer to an idempotent request, a mail that waits to be sent, answers that wait to be
 * recorded together, what people say one by one of a promise or a draft, of which only counts are recorded, or a file that waits to be published. Only a keyed HMAC of `key` is stored.
 */
export type EphemeralRecord = {
  readonly kind: 'draft' | 'answer' | 'mail' | 'equality' | 'verdict' | 'champion-verdict' | 'draft-check' | 'champion-draft-check' | 'file'
  readonly key: string
  readonly payload: Json
  /** ISO 8601; afterwards it is as if it had never been. */
  readonly expires: string
}

export type Access = { readonly purpose: string; readonly actor: string; readonly reason: string }

/**
 * The four answers to an opening. Erased and tampered are never the same answer: a ref is erased only if the vault itself erased or swept it;
 * one that it does not know is tampered. `why` is a code: `other-purpose`, `not-publication`, `no-verdict`, or what the policy said.
 */
export type Opened =
  | { readonly ref: string; readonly status: 'open'; readonly subject: string; readonly field: string; readonly payload: Json }
  | { readonly ref: string; readonly status: 'erased' }
  | { readonly ref: string; readonly status: 'tampered' }
  | { readonly ref: string; readonly status: 'refused'; readonly why: string }

/**
 * Published wording with what proves it: anyone can recompute the binding that a fact, or a ledger entry, keeps of it.
 * `canonical` is JCS(payload) as it was bound; `secret` is r, 32 bytes.
 */
export type Disclosed =
  | { readonly ref: string; readonly status: 'open'; readonly canonical: string; readonly secret: Uint8Array }
  | Exclude<Opened, { readonly status: 'open' }>

/** Says per vault row whether this access may open it; asked before anything is decrypted. */
export type AccessPolicy = (
  rows: readonly { readonly ref: string; readonly subject: string; readonly purpose: string; readonly field: string }[],
  access: Access,
) => Promise<readonly ({ readonly allowed: true } | { readonly allowed: false; readonly why: string })[]>

/** One opening, however many rows: recorded as one fact. */
export type OpeningRecord = {
  readonly access: Access
  readonly opened: readonly string[]
  readonly refused: readonly string[]
  readonly unreadable: readonly string[]
}
export type OpeningRecorder = (opening: OpeningRecord) => Promise<void>

/** What a rotation did: the ids of the epoch it started and of those whose keys it destroyed, and how many data keys, links and records it re-wrapped. */
export type Rotated = { readonly epoch: string; readonly rewrapped: number; readonly destroyed: readonly string[] }

/** The epoch that everything is wrapped under. */
export type EpochState = {
  readonly epoch: string
  /** When its key was made, ISO 8601. */
  readonly since: string
  /** A rotation into this epoch has yet to destroy the key of the one before. */
  readonly unfinished: boolean
  /** The rotation that started this epoch; none in the vault's first one. */
  readonly rotated?: Rotated
}

/**
 * Where personal data and every text that a person typed live. Facts hold only `Sealed` references to it.
 * Every adapter passes the contract suite of `@heard/vault/contract`.
 */
export type Vault = {
  /** Seals all or none, durably, before it resolves; rows stay pending until `confirm`. In the order asked. */
  seal(requests: readonly SealRequest[], options: SealOptions): Promise<readonly Sealed[]>
  /** The facts of these rows have been seen in the log: they are kept from now on. Unknown refs are ignored. */
  confirm(refs: readonly string[]): Promise<void>
  /**
   * Deletes rows still pending whose deadline lies before `readUpTo`, the time (ISO 8601) up to which the log has been read and confirmed; also expired ephemeral records.
   * Answers how many rows went (expired records are not counted). A swept row answers `erased`.
   */
  sweep(readUpTo: string, now: string): Promise<number>
  /** The only way to read personal data: policy first, then one recorded opening. Answers in the order asked. An access purpose other than the row's is refused. */
  open(refs: readonly string[], access: Access): Promise<readonly Opened[]>
  /** Published wording (purpose `publication`): opens without a record. Any other purpose is refused. */
  wording(refs: readonly string[]): Promise<readonly Opened[]>
  /** Published wording with the secret of its binding, for a public ledger whose readers check wording for themselves. Not recorded; any other purpose is refused. */
  disclose(refs: readonly string[]): Promise<readonly Disclosed[]>
  /** Whether the row's content is what the fact is bound to; reveals nothing. Not recorded. */
  verify(sealed: Sealed): Promise<'intact' | 'erased' | 'tampered'>
  /** Destroys the data keys of a subject, all or for some purposes, and deletes their rows; a later opening answers `erased`. An erased (subject, purpose) can never be sealed to again; without `purposes`, no purpose of the subject can, later ones included. Answers how many rows went. */
  erase(subject: string, purposes?: readonly string[]): Promise<number>
  /**
   * Erases single rows of published wording (it named somebody); `wording` then answers `erased` for exactly these. All or none: throws RangeError
   * when one is of another purpose. Rows that are gone already are passed over. Answers how many went.
   */
  withdraw(refs: readonly string[]): Promise<number>
  /**
   * Starts a new epoch, re-wraps every data key, link and short-lived record in batches between which others have their turn, and destroys the old epoch
   * key: what lingers in old copies of the vault is useless from then on. A rotation that was interrupted is finished instead. `now` is ISO 8601.
   */
  rotate(now: string): Promise<Rotated>
  epoch(): Promise<EpochState>
  /** HMAC-SHA-256 under the vault's own lookup key, base64url: for receipt codes and import keys, which must be found but not stored. */
  fingerprint(domain: string, value: string): string
  /** Links a fingerprint to ids (a receipt to a contribution, a source id to an import); an existing link is kept and answered. */
  link(fingerprint: string, target: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>
  /** Many at once, in one commit; in the order asked. */
  linkAll(
    links: readonly { readonly fingerprint: string; readonly target: Readonly<Record<string, string>> }[],
  ): Promise<readonly Readonly<Record<string, string>>[]>
  linked(fingerprint: string): Promise<Readonly<Record<string, string>> | undefined>
  unlink(fingerprint: string): Promise<void>
  /** Writes or replaces a short-lived record. */
  keep(record: EphemeralRecord): Promise<void>
  /**
   * Replaces what is kept under a key by what `how` makes of it, or drops it when that is nothing: no other change of it comes in between, from
   * whichever process. `how` must not refuse.
   */
  change(record: Omit<EphemeralRecord, 'payload'>, now: string, how: (kept: Json | undefined) => Json | undefined): Promise<void>
  /** Its payload, or nothing when unknown, expired, dropped or damaged. */
  recall(kind: EphemeralRecord['kind'], key: string, now: string): Promise<Json | undefined>
  /** The same for somebody else than those who wrote it: one recorded opening of the record; nothing is recorded where there is none. */
  openRecord(kind: EphemeralRecord['kind'], key: string, now: string, access: Access): Promise<Json | undefined>
  drop(kind: EphemeralRecord['kind'], key: string): Promise<void>
  /** Whether it can be asked at all, told within seconds. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** A (subject, purpose) that was erased is sealed to again. */
export class SubjectErased extends Error {
  readonly type = 'subject-erased'
}

/** The vault's file or key cannot be used. The message tells the operator what to do. */
export class VaultUnusable extends Error {
  readonly type = 'vault-unusable'
}
