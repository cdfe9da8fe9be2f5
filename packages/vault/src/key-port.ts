import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** The keys of one epoch, derived from its key. Rotation re-wraps what lies under an old epoch and destroys it. */
export type Epoch = {
  readonly id: string
  /** When its key was made, ISO 8601. */
  readonly created: string
  /** Wraps data keys. */
  readonly dataKeys: KeyObject
  /** Seals links. */
  readonly links: KeyObject
  /** Seals ephemeral records once more, around the seal of their own key. */
  readonly records: KeyObject
}

/** Every key the vault works with, unlocked. */
export type KeyRing = {
  /** Differs for every master key and tells nothing about it: the vault keeps it to notice a wrong key before it touches data. */
  readonly check: string
  /** Keys the fingerprints, and the ids and keys of ephemeral records. */
  readonly lookup: KeyObject
  /** Signs what was erased, so that deleting a row by hand does not pass for an erasure. */
  readonly tombstones: KeyObject
  /** Oldest first. More than one only while a rotation is under way, or was interrupted. */
  readonly epochs: readonly Epoch[]
  /** The newest epoch: whatever is wrapped from now on is wrapped under it. */
  readonly current: Epoch
  readonly epoch: (id: string) => Epoch | undefined
}

/** Where keys come from; never the vault's own database. Every method throws VaultUnusable. */
export type KeyPort = {
  /** `create` is true only for a vault that holds nothing yet: otherwise a missing key is an error, not a reason to make another. Writes nothing else. */
  unlock(options: { readonly create: boolean; readonly now: string }): Promise<KeyRing>
  /** The keys as they are kept now, once unlocked: another process may have rotated them. */
  again(): KeyRing
  /** Makes the key of a new epoch, durable before this answers; it is the current one of the ring answered. */
  startEpoch(now: string): Promise<KeyRing>
  /**
   * Destroys the key of every epoch before this one, and every draft with keys that an interrupted change left. Changes nothing when there is none, and
   * nothing of an epoch that another process began since.
   */
  endEpochs(before: string): Promise<KeyRing>
  /** Destroys such drafts alone: another process may be rotating meanwhile. */
  clearUp(): void
}

const derive = (key: KeyObject, label: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `heard/${label}/v1`, 32))
const deriveKey = (key: KeyObject, label: string): KeyObject => createSecretKey(derive(key, label))

const epochOf = ({ id, created, key }: EpochKey): Epoch => ({
  id,
  created,
  dataKeys: deriveKey(key, 'data-keys'),
  links: deriveKey(key, 'links'),
  records: deriveKey(key, 'records'),
})

/** The key under which epoch keys are wrapped. */
export const wrappingKey = (master: KeyObject): KeyObject => deriveKey(master, 'epoch-keys')

/** An epoch key as a port keeps it. */
export type EpochKey = { readonly id: string; readonly created: string; readonly key: KeyObject }

/** Derives the ring (HKDF-SHA-256, RFC 5869) from a 256-bit master key and the epoch keys, oldest first; the last one is current. */
export const keyRing = (master: KeyObject, keys: readonly EpochKey[]): KeyRing => {
  const epochs = keys.map(epochOf)
  const byId = new Map(epochs.map((epoch) => [epoch.id, epoch]))
  const current = epochs.at(-1)
  if (!current) throw new RangeError('A key ring needs at least one epoch key')
  return {
    check: derive(master, 'check').toString('base64url'),
    lookup: deriveKey(master, 'lookup'),
    tombstones: deriveKey(master, 'tombstones'),
    epochs,
    current,
    epoch: (id) => byId.get(id),
  }
}
