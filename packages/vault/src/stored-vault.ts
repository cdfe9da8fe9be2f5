import { isDeepStrictEqual } from 'node:util'
import { GroupCommit } from './group-commit.ts'
import { instantOf } from './instant.ts'
import type { KeyPort, KeyRing } from './key-port.ts'
import { type DataKey, EVERY_PURPOSE, KeyStore } from './key-store.ts'
import { LiveRing } from './live-ring.ts'
import { Opening } from './opening.ts'
import { orderedId } from './random.ts'
import { Rotation } from './rotation.ts'
import { contentOf, hmacOf, sealRow } from './seal.ts'
import { SideTables } from './side-tables.ts'
import {
  type Access,
  type AccessPolicy,
  type Disclosed,
  type EphemeralRecord,
  type EpochState,
  type Json,
  type Opened,
  type OpeningRecorder,
  type Rotated,
  type Sealed,
  type SealOptions,
  type SealRequest,
  type Vault,
  VaultUnusable,
} from './vault.ts'
import type { StoredLink, VaultReads, VaultStorage, VaultTables } from './vault-storage.ts'
import { Withdrawal } from './withdrawal.ts'

type Link = { readonly fingerprint: string; readonly target: Readonly<Record<string, string>> }

export type VaultOptions = {
  readonly policy: AccessPolicy
  readonly record: OpeningRecorder
  /** The time, ISO 8601. */
  readonly now: () => string
}

/** The vault over any storage: everything that enters it is sealed here. */
export class StoredVault implements Vault {
  readonly #storage: VaultStorage
  readonly #ring: LiveRing
  readonly #now: () => string
  readonly #keys: KeyStore
  readonly #side: SideTables
  readonly #opening: Opening
  readonly #commits: GroupCommit<VaultTables>
  readonly #rotation: Rotation
  readonly #withdrawal: Withdrawal

  constructor(storage: VaultStorage, ring: KeyRing, port: KeyPort, { policy, record, now }: VaultOptions) {
    this.#storage = storage
    this.#ring = new LiveRing(ring, () => port.again())
    this.#now = now
    this.#keys = new KeyStore(this.#ring)
    this.#side = new SideTables(this.#ring)
    this.#opening = new Opening(storage.committed, this.#keys, policy, record)
    this.#commits = new GroupCommit((run) => storage.transaction((tables) => this.#inThisEpoch(tables, run)))
    this.#rotation = new Rotation({ storage, ring: this.#ring, port, keys: this.#keys, side: this.#side, commits: this.#commits })
    this.#withdrawal = new Withdrawal(this.#keys)
  }

  async seal(requests: readonly SealRequest[], { deadline, remember }: SealOptions): Promise<readonly Sealed[]> {
    const until = instantOf(deadline)
    const time = instantOf(this.#now())
    const contents = requests.map(({ subject, purpose, field, payload }) => ({
      ref: orderedId(time),
      subject,
      purpose,
      field,
      ...contentOf(payload),
    }))
    return this.#commits.add(async (tables) => {
      const keys = await this.#keysFor(tables, requests, time)
      return async () => {
        for (const { fresh } of keys.values()) if (fresh) await tables.putKey(fresh)
        for (const content of contents) {
          const { ref, field, subject, purpose } = content
          const { id: keyId, key } = keyIn(keys, content)
          await tables.putRow({ ref, keyId, field, box: sealRow(key, { ref, field, subject, purpose, keyId }, content) }, until)
        }
        if (remember) await this.#keep(tables, remember)
        return contents.map(({ ref, binding }) => ({ ref, binding }))
      }
    })
  }

  async confirm(refs: readonly string[]): Promise<void> {
    if (refs.length === 0) return
    await this.#commits.add((tables) => async () => {
      for (const ref of refs) await tables.confirm(ref)
    })
  }

  async sweep(readUpTo: string, now: string): Promise<number> {
    const [until, at] = [instantOf(readUpTo), instantOf(now)]
    return this.#commits.add((tables) => async () => {
      await tables.dropExpired(at)
      const late = await tables.pendingBefore(until)
      for (const { ref } of late) await this.#keys.bury(tables, ref)
      for (const id of new Set(late.map(({ keyId }) => keyId))) if ((await tables.refsUnder(id)).length === 0) await this.#keys.destroy(tables, id)
      return late.length
    })
  }

  open(refs: readonly string[], access: Access): Promise<readonly Opened[]> {
    return this.#opening.open(refs, access)
  }

  async wording(refs: readonly string[]): Promise<readonly Opened[]> {
    return this.#opening.wording(refs)
  }

  async disclose(refs: readonly string[]): Promise<readonly Disclosed[]> {
    return this.#opening.disclose(refs)
  }

  async verify(sealed: Sealed): Promise<'intact' | 'erased' | 'tampered'> {
    return this.#opening.verify(sealed)
  }

  async erase(subject: string, purposes?: readonly string[]): Promise<number> {
    const erased = await this.#commits.add((tables) => async () => {
      const keys = (await tables.keysOf(subject)).filter(({ purpose }) => purposes?.includes(purpose) ?? true)
      const refs = (await Promise.all(keys.map(({ id }) => tables.refsUnder(id)))).flat()
      for (const ref of refs) await this.#keys.bury(tables, ref)
      for (const { id } of keys) await this.#keys.destroy(tables, id)
      for (const purpose of purposes ?? [EVERY_PURPOSE]) await tables.putErased(subject, purpose)
      return refs.length
    })
    await this.#storage.scrub()
    return erased
  }

  async withdraw(refs: readonly string[]): Promise<number> {
    const time = instantOf(this.#now())
    const withdrawn = await this.#commits.add((tables) => this.#withdrawal.prepare(tables, refs, time))
    await this.#storage.scrub()
    return withdrawn
  }

  rotate(now: string): Promise<Rotated> {
    return this.#rotation.rotate(now)
  }

  async epoch(): Promise<EpochState> {
    const { epochs, current } = this.#ring
    const rotated = await this.#storage.committed.rotation()
    return { epoch: current.id, since: current.created, unfinished: epochs.length > 1, ...(rotated?.epoch === current.id ? { rotated } : {}) }
  }

  fingerprint(domain: string, value: string): string {
    return hmacOf(this.#ring.lookup, 'fingerprint', [domain, value]).toString('base64url')
  }

  async link(fingerprint: string, target: Link['target']): Promise<Link['target']> {
    const [kept = target] = await this.linkAll([{ fingerprint, target }])
    return kept
  }

  async linkAll(links: readonly Link[]): Promise<readonly Link['target'][]> {
    const kept = await this.#commits.add((tables) => async () => {
      const answers: { readonly fingerprint: string; readonly link: StoredLink }[] = []
      for (const { fingerprint, target } of links) {
        const known = await tables.link(fingerprint)
        const link = known ?? this.#side.sealLink(fingerprint, target)
        if (!known) await tables.putLink(fingerprint, link)
        answers.push({ fingerprint, link })
      }
      return answers
    })
    return kept.map(({ fingerprint, link }) => this.#side.unsealLink(fingerprint, link))
  }

  async linked(fingerprint: string): Promise<Link['target'] | undefined> {
    const known = await this.#storage.committed.link(fingerprint)
    return known && this.#side.unsealLink(fingerprint, known)
  }

  async unlink(fingerprint: string): Promise<void> {
    await this.#commits.add((tables) => () => tables.dropLink(fingerprint))
  }

  async keep(record: EphemeralRecord): Promise<void> {
    await this.#commits.add((tables) => () => this.#keep(tables, record))
  }

  async change(
    { kind, key, expires }: Omit<EphemeralRecord, 'payload'>,
    now: string,
    how: (kept: Json | undefined) => Json | undefined,
  ): Promise<void> {
    const time = instantOf(now)
    await this.#commits.add(async (tables) => {
      // What another change of the same commit wrote is not seen before it is this one's turn to write.
      return async () => {
        const payload = how(await this.#side.recall(tables, kind, key, time))
        if (payload === undefined) await tables.dropRecord(this.#side.recordId(kind, key))
        else await this.#keep(tables, { kind, key, payload, expires })
      }
    })
  }

  async recall(kind: EphemeralRecord['kind'], key: string, now: string): Promise<Json | undefined> {
    return this.#side.recall(this.#storage.committed, kind, key, instantOf(now))
  }

  async openRecord(kind: EphemeralRecord['kind'], key: string, now: string, access: Access): Promise<Json | undefined> {
    if ((await this.recall(kind, key, now)) === undefined) return undefined
    await this.#opening.record(access, this.#side.recordId(kind, key))
    return this.recall(kind, key, now)
  }

  async drop(kind: EphemeralRecord['kind'], key: string): Promise<void> {
    await this.#commits.add((tables) => () => tables.dropRecord(this.#side.recordId(kind, key)))
  }

  answers(): Promise<boolean> {
    return this.#storage.answers()
  }

  async close(): Promise<void> {
    await this.#commits.close()
    await this.#storage.close()
  }

  async #keep(tables: VaultTables, record: EphemeralRecord): Promise<void> {
    const sealed = this.#side.sealRecord(record)
    await tables.putRecord(sealed.id, sealed.record)
  }

  /**
   * What another process wrapped anew, this one must not write to under the old epoch: that would be lost with its key. So everything is wrapped within
   * a transaction, during which no epoch begins or ends.
   */
  async #inThisEpoch<T>(tables: VaultTables, run: (tables: VaultTables) => Promise<T>): Promise<T> {
    const epochs = await tables.epochs()
    if (!isDeepStrictEqual(epochs.toSorted(), this.#ring.epochs.map(({ id }) => id).toSorted())) this.#ring.renew()
    if (epochs.includes(this.#ring.current.id)) return run(tables)
    throw new VaultUnusable(
      'Another process rotated the keys of this vault, and they cannot be found: put back the current file of epoch keys. Nothing was kept of this.',
    )
  }

  async #keysFor(tables: VaultReads, requests: readonly SealRequest[], time: number): Promise<ReadonlyMap<string, DataKey>> {
    const pairs = new Map(requests.map((request) => [pairOf(request), request]))
    const keys = [...pairs].map(async ([name, { subject, purpose }]) => [name, await this.#keys.forSealing(tables, subject, purpose, time)] as const)
    return new Map(await Promise.all(keys))
  }
}

type Pair = { readonly subject: string; readonly purpose: string }
const pairOf = ({ subject, purpose }: Pair): string => JSON.stringify([subject, purpose])

const keyIn = (keys: ReadonlyMap<string, DataKey>, pair: Pair): DataKey => {
  const key = keys.get(pairOf(pair))
  if (!key) throw new VaultUnusable('A data key went missing while sealing.')
  return key
}

type Known = Pick<VaultReads, 'check' | 'epochs'>

/** Unlocks the keys and compares them with what is stored; writes nothing, unless there is nothing stored yet. Throws VaultUnusable. */
export const unlockFor = async (storage: Known, keys: KeyPort, now: string): Promise<KeyRing> => {
  const check = await storage.check()
  const ring = await keys.unlock({ create: check === undefined, now })
  if (check !== undefined && check !== ring.check) {
    throw new VaultUnusable('The master key is not the one this vault was made with: put back the right key. Nothing was changed.')
  }
  if (!(await storage.epochs()).every((id) => ring.epoch(id))) {
    throw new VaultUnusable(
      'The keys do not hold every epoch this vault needs: put back the current file of epoch keys, or a backup of the vault that is younger.',
    )
  }
  return ring
}

/** Unlocks, before anything is written; then clears up what a rotation that was interrupted may have left among the keys. Throws VaultUnusable. */
export const unlockStorage = async (storage: VaultStorage, keys: KeyPort, now: string): Promise<KeyRing> => {
  const ring = await unlockFor(storage.committed, keys, now)
  await storage.transaction(async (tables) => {
    if ((await tables.check()) === undefined) await tables.putCheck(ring.check)
    await tables.putEpoch(ring.current.id)
  })
  if (ring.epochs.length === 1) keys.clearUp()
  return ring
}
