import type { GroupCommit } from './group-commit.ts'
import { instantOf } from './instant.ts'
import type { KeyPort } from './key-port.ts'
import type { KeyStore } from './key-store.ts'
import type { LiveRing } from './live-ring.ts'
import type { SideTables } from './side-tables.ts'
import { type Rotated, VaultUnusable } from './vault.ts'
import type { Outside, VaultStorage } from './vault-storage.ts'

/** Things re-wrapped in one commit, some milliseconds of work: then others have their turn. */
const BATCH = 200

const DAMAGED =
  'A data key or a link in the vault was changed outside Heard, so it cannot be re-wrapped: restore the vault from a backup of this epoch. The old epoch key was kept.'

export type RotationParts = {
  readonly storage: VaultStorage
  readonly ring: LiveRing
  readonly port: KeyPort
  readonly keys: KeyStore
  readonly side: SideTables
  readonly commits: GroupCommit
}

/** Re-wraps one thing; says its id, and whether it could. */
type Rewrapped = { readonly id: string; readonly done: boolean }
type Rewrap = (page: Outside) => readonly Rewrapped[]

/**
 * Starts an epoch, re-wraps what lies under the old one in batches, destroys the old one. Every step is durable before the next begins, and each can be
 * done again: key file first (a key that nothing uses yet does no harm), then the database's list of epochs, then the batches, then the list without
 * the old epoch, and the key's destruction last (a key that nothing needs any more does no harm either).
 */
export class Rotation {
  readonly #parts: RotationParts
  #running: Promise<Rotated> | undefined

  constructor(parts: RotationParts) {
    this.#parts = parts
  }

  /** One at a time: whoever asks meanwhile gets the answer of the one under way. */
  rotate(now: string): Promise<Rotated> {
    this.#running ??= this.#rotate(now).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #rotate(now: string): Promise<Rotated> {
    const { ring, commits, storage, port } = this.#parts
    await this.#begin(now)
    await commits.add(() => () => storage.dropExpired(instantOf(now)))
    for (const rewrap of this.#tables()) await this.#all(rewrap)
    await commits.add(() => {
      if (storage.anyOutside(ring.current.id)) throw new VaultUnusable(DAMAGED)
      return () => storage.dropEpochsBut(ring.current.id)
    })
    storage.scrub()
    ring.turnTo(await port.endEpochs())
    return storage.rotation() ?? { epoch: ring.current.id, rewrapped: 0, destroyed: [] }
  }

  /** A rotation that was interrupted is gone on with; else a new epoch is started. */
  async #begin(now: string): Promise<void> {
    const { ring, commits, storage, port } = this.#parts
    const next = ring.epochs.length > 1 ? ring : await port.startEpoch(now)
    const { id } = next.current
    await commits.add(() => () => {
      storage.putEpoch(id)
      if (storage.rotation()?.epoch === id) return
      storage.putRotation({ epoch: id, rewrapped: 0, destroyed: next.epochs.map((epoch) => epoch.id).filter((old) => old !== id) })
    })
    if (next !== ring) ring.turnTo(next)
  }

  async #all(rewrap: Rewrap): Promise<void> {
    const { storage, ring, commits } = this.#parts
    const epoch = ring.current.id
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      after = await commits.add(() => () => {
        const batch = rewrap({ epoch, after: from, limit: BATCH })
        const rotation = storage.rotation()
        if (rotation) storage.putRotation({ ...rotation, rewrapped: rotation.rewrapped + batch.filter(({ done }) => done).length })
        return batch.at(-1)?.id
      })
    }
  }

  /** What cannot be unwrapped is left where it is, so that the old key is kept; only a damaged record, which is as good as none, goes. */
  #tables(): readonly Rewrap[] {
    const { storage, keys, side } = this.#parts
    return [
      (page) =>
        storage.keysOutside(page).map((stored) => {
          const key = keys.rewrap(stored)
          if (key) storage.replaceKey(key)
          return { id: stored.id, done: key !== undefined }
        }),
      (page) =>
        storage.linksOutside(page).map(({ id, link: stored }) => {
          const link = side.rewrapLink(id, stored)
          if (link) storage.replaceLink(id, link)
          return { id, done: link !== undefined }
        }),
      (page) =>
        storage.recordsOutside(page).map(({ id, record: stored }) => {
          const record = side.rewrapRecord(id, stored)
          if (record) storage.putRecord(id, record)
          else storage.dropRecord(id)
          return { id, done: record !== undefined }
        }),
    ]
  }
}
