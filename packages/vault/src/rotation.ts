import type { GroupCommit } from './group-commit.ts'
import { instantOf } from './instant.ts'
import type { KeyPort } from './key-port.ts'
import type { KeyStore } from './key-store.ts'
import type { LiveRing } from './live-ring.ts'
import type { SideTables } from './side-tables.ts'
import { type Rotated, VaultUnusable } from './vault.ts'
import type { Outside, VaultStorage, VaultTables } from './vault-storage.ts'

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
  readonly commits: GroupCommit<VaultTables>
}

/** Re-wraps one thing; says its id, and whether it could. */
type Rewrapped = { readonly id: string; readonly done: boolean }
type Rewrap = (tables: VaultTables, page: Outside) => Promise<readonly Rewrapped[]>

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
    await commits.add((tables) => () => tables.dropExpired(instantOf(now)))
    for (const rewrap of this.#tables()) await this.#all(rewrap)
    const epoch = await commits.add(async (tables) => {
      const { id } = ring.current
      if (await tables.anyOutside(id)) throw new VaultUnusable(DAMAGED)
      return async () => {
        await tables.dropEpochsBut(id)
        return id
      }
    })
    await storage.scrub()
    ring.turnTo(await port.endEpochs(epoch))
    return (await storage.committed.rotation()) ?? { epoch: ring.current.id, rewrapped: 0, destroyed: [] }
  }

  /** A rotation that was interrupted is gone on with; else a new epoch is started. */
  async #begin(now: string): Promise<void> {
    const { ring, commits, port } = this.#parts
    const next = ring.epochs.length > 1 ? ring : await port.startEpoch(now)
    const { id } = next.current
    await commits.add((tables) => async () => {
      await tables.putEpoch(id)
      if ((await tables.rotation())?.epoch === id) return
      await tables.putRotation({ epoch: id, rewrapped: 0, destroyed: next.epochs.map((epoch) => epoch.id).filter((old) => old !== id) })
    })
    if (next !== ring) ring.turnTo(next)
  }

  async #all(rewrap: Rewrap): Promise<void> {
    const { ring, commits } = this.#parts
    const epoch = ring.current.id
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      after = await commits.add((tables) => async () => {
        const batch = await rewrap(tables, { epoch, after: from, limit: BATCH })
        const rotation = await tables.rotation()
        if (rotation) await tables.putRotation({ ...rotation, rewrapped: rotation.rewrapped + batch.filter(({ done }) => done).length })
        return batch.at(-1)?.id
      })
    }
  }

  /** What cannot be unwrapped is left where it is, so that the old key is kept; only a damaged record, which is as good as none, goes. */
  #tables(): readonly Rewrap[] {
    const { keys, side } = this.#parts
    return [
      async (tables, page) =>
        eachOf(await tables.keysOutside(page), async (stored) => {
          const key = keys.rewrap(stored)
          if (key) await tables.replaceKey(key)
          return { id: stored.id, done: key !== undefined }
        }),
      async (tables, page) =>
        eachOf(await tables.linksOutside(page), async ({ id, link: stored }) => {
          const link = side.rewrapLink(id, stored)
          if (link) await tables.replaceLink(id, link)
          return { id, done: link !== undefined }
        }),
      async (tables, page) =>
        eachOf(await tables.recordsOutside(page), async ({ id, record: stored }) => {
          const record = side.rewrapRecord(id, stored)
          if (record) await tables.putRecord(id, record)
          else await tables.dropRecord(id)
          return { id, done: record !== undefined }
        }),
    ]
  }
}

const eachOf = async <T, Answer>(items: readonly T[], act: (item: T) => Promise<Answer>): Promise<readonly Answer[]> => {
  const answers: Answer[] = []
  for (const item of items) answers.push(await act(item))
  return answers
}
