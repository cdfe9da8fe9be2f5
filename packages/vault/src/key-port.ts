import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** The keys of one epoch, derived from its key. Rotation re-wraps what lies under an old epoch and destroys it. */
export type Epoch = {
  readonly id: string
  /** Wraps data keys. */
  readonly dataKeys: KeyObject
  /** Seals links. */
  readonly links: KeyObject
  /** Derives one key per ephemeral record. */
  readonly records: KeyObject
}

/** Every key the vault works with, unlocked. */
export type KeyRing = {
  /** Differs for every master key and tells nothing about it: the vault keeps it to notice a wrong key before it touches data. */
  readonly check: string
  /** Keys the fingerprints and the ids of ephemeral records. */
  readonly lookup: KeyObject
  /** Signs what was erased, so that deleting a row by hand does not pass for an erasure. */
  readonly tombstones: KeyObject
  readonly current: Epoch
  readonly epoch: (id: string) => Epoch | undefined
}

/**
 * Where keys come from; never the vault's own database. `create` is true only for a vault that holds nothing yet:
 * otherwise a missing key is an error, not a reason to make another. Throws VaultUnusable.
 */
export type KeyPort = { unlock(options: { readonly create: boolean; readonly now: string }): Promise<KeyRing> }

const derive = (key: KeyObject, label: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `heard/${label}/v1`, 32))
const deriveKey = (key: KeyObject, label: string): KeyObject => createSecretKey(derive(key, label))

const epochOf = (id: string, key: KeyObject): Epoch => ({
  id,
  dataKeys: deriveKey(key, 'data-keys'),
  links: deriveKey(key, 'links'),
  records: deriveKey(key, 'records'),
})

/** The key under which epoch keys are wrapped. */
export const wrappingKey = (master: KeyObject): KeyObject => deriveKey(master, 'epoch-keys')

/** Derives the ring (HKDF-SHA-256, RFC 5869) from a 256-bit master key and the epoch keys, oldest first; the last one is current. */
export const keyRing = (master: KeyObject, keys: readonly (readonly [id: string, key: KeyObject])[]): KeyRing => {
  const epochs = new Map(keys.map(([id, key]) => [id, epochOf(id, key)]))
  const current = [...epochs.values()].at(-1)
  if (!current) throw new RangeError('A key ring needs at least one epoch key')
  return {
    check: derive(master, 'check').toString('base64url'),
    lookup: deriveKey(master, 'lookup'),
    tombstones: deriveKey(master, 'tombstones'),
    current,
    epoch: (id) => epochs.get(id),
  }
}
