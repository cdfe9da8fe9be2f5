import { GroupCommit } from './group-commit.ts'
import { instantOf } from './instant.ts'
import type { KeyPort, KeyRing } from './key-port.ts'
import { type DataKey, EVERY_PURPOSE, KeyStore } from './key-store.ts'
import { Opening } from './opening.ts'
import { orderedId } from './random.ts'
import { contentOf, hmacOf, sealRow } from './seal.ts'
import { SideTables } from './side-tables.ts'
import {
  type Access,
  type AccessPolicy,
  type EphemeralRecord,
  type Json,
  type Opened,
  type OpeningRecorder,
  type Sealed,
  type SealOptions,
  type SealRequest,
  type Vault,
  VaultUnusable,
} from './vault.ts'
import type { VaultStorage } from './vault-storage.ts'

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
  readonly #ring: KeyRing
  readonly #now: () => string
  readonly #keys: KeyStore
  readonly #side: SideTables
  readonly #opening: Opening
  readonly #commits: GroupCommit

  constructor(storage: VaultStorage, ring: KeyRing, { policy, record, now }: VaultOptions) {
    this.#storage = storage
    this.#ring = ring
    this.#now = now
    this.#keys = new KeyStore(storage, ring)
    this.#side = new SideTables(storage, ring)
    this.#opening = new Opening(storage, this.#keys, policy, record)
    this.#commits = new GroupCommit((run) => storage.transaction(run))
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
    const remembered = remember && this.#side.sealRecord(remember)
    return this.#commits.add(() => {
      const keys = this.#keysFor(requests, time)
      return () => {
        for (const { fresh } of keys.values()) if (fresh) this.#storage.putKey(fresh)
        for (const content of contents) {
          const { ref, field, subject, purpose } = content
          const { id: keyId, key } = keyIn(keys, content)
          this.#storage.putRow({ ref, keyId, field, box: sealRow(key, { ref, field, subject, purpose, keyId }, content) }, until)
        }
        if (remembered) this.#storage.putRecord(remembered.id, remembered.record)
        return contents.map(({ ref, binding }) => ({ ref, binding }))
      }
    })
  }

  async confirm(refs: readonly string[]): Promise<void> {
    if (refs.length === 0) return
    await this.#commits.add(() => () => {
      for (const ref of refs) this.#storage.confirm(ref)
    })
  }

  async sweep(readUpTo: string, now: string): Promise<number> {
    const [until, at] = [instantOf(readUpTo), instantOf(now)]
    return this.#commits.add(() => () => {
      this.#storage.dropExpired(at)
      const late = this.#storage.pendingBefore(until)
      for (const { ref } of late) this.#keys.bury(ref)
      for (const id of new Set(late.map(({ keyId }) => keyId))) if (this.#storage.refsUnder(id).length === 0) this.#keys.destroy(id)
      return late.length
    })
  }

  open(refs: readonly string[], access: Access): Promise<readonly Opened[]> {
    return this.#opening.open(refs, access)
  }

  async wording(refs: readonly string[]): Promise<readonly Opened[]> {
    return this.#opening.wording(refs)
  }

  async verify(sealed: Sealed): Promise<'intact' | 'erased' | 'tampered'> {
    return this.#opening.verify(sealed)
  }

  async erase(subject: string, purposes?: readonly string[]): Promise<number> {
    const erased = await this.#commits.add(() => () => {
      const keys = this.#storage.keysOf(subject).filter(({ purpose }) => purposes?.includes(purpose) ?? true)
      const refs = keys.flatMap(({ id }) => this.#storage.refsUnder(id))
      for (const ref of refs) this.#keys.bury(ref)
      for (const { id } of keys) this.#keys.destroy(id)
      for (const purpose of purposes ?? [EVERY_PURPOSE]) this.#storage.putErased(subject, purpose)
      return refs.length
    })
    this.#storage.scrub()
    return erased
  }

  fingerprint(domain: string, value: string): string {
    return hmacOf(this.#ring.lookup, 'fingerprint', [domain, value]).toString('base64url')
  }

  async link(fingerprint: string, target: Link['target']): Promise<Link['target']> {
    const [kept = target] = await this.linkAll([{ fingerprint, target }])
    return kept
  }

  async linkAll(links: readonly Link[]): Promise<readonly Link['target'][]> {
    const sealed = links.map(({ fingerprint, target }) => ({ fingerprint, fresh: this.#side.sealLink(fingerprint, target) }))
    const kept = await this.#commits.add(
      () => () =>
        sealed.map(({ fingerprint, fresh }) => {
          const known = this.#storage.link(fingerprint)
          if (!known) this.#storage.putLink(fingerprint, fresh)
          return { fingerprint, link: known ?? fresh }
        }),
    )
    return kept.map(({ fingerprint, link }) => this.#side.unsealLink(fingerprint, link))
  }

  async linked(fingerprint: string): Promise<Link['target'] | undefined> {
    const known = this.#storage.link(fingerprint)
    return known && this.#side.unsealLink(fingerprint, known)
  }

  async unlink(fingerprint: string): Promise<void> {
    await this.#commits.add(() => () => this.#storage.dropLink(fingerprint))
  }

  async keep(record: EphemeralRecord): Promise<void> {
    const sealed = this.#side.sealRecord(record)
    await this.#commits.add(() => () => this.#storage.putRecord(sealed.id, sealed.record))
  }

  async recall(kind: EphemeralRecord['kind'], key: string, now: string): Promise<Json | undefined> {
    return this.#side.recall(kind, key, instantOf(now))
  }

  async drop(kind: EphemeralRecord['kind'], key: string): Promise<void> {
    await this.#commits.add(() => () => this.#storage.dropRecord(this.#side.recordId(kind, key)))
  }

  async close(): Promise<void> {
    await this.#commits.close()
    this.#storage.close()
  }

  #keysFor(requests: readonly SealRequest[], time: number): ReadonlyMap<string, DataKey> {
    const keys = new Map<string, DataKey>()
    for (const request of requests) {
      const name = pairOf(request)
      if (!keys.has(name)) keys.set(name, this.#keys.forSealing(request.subject, request.purpose, time))
    }
    return keys
  }
}

type Pair = { readonly subject: string; readonly purpose: string }
const pairOf = ({ subject, purpose }: Pair): string => JSON.stringify([subject, purpose])

const keyIn = (keys: ReadonlyMap<string, DataKey>, pair: Pair): DataKey => {
  const key = keys.get(pairOf(pair))
  if (!key) throw new VaultUnusable('A data key went missing while sealing.')
  return key
}

/** Unlocks the keys and compares them with the storage before anything is written. Throws VaultUnusable. */
export const unlockStorage = async (storage: VaultStorage, keys: KeyPort, now: string): Promise<KeyRing> => {
  const check = storage.check()
  const ring = await keys.unlock({ create: check === undefined, now })
  if (check !== undefined && check !== ring.check) {
    throw new VaultUnusable('The master key is not the one this vault was made with: put back the right key. Nothing was changed.')
  }
  if (!storage.epochs().every((id) => ring.epoch(id))) {
    throw new VaultUnusable(
      'The keys do not hold every epoch this vault needs: put back the current file of epoch keys, or a backup of the vault that is younger.',
    )
  }
  storage.transaction(() => {
    if (check === undefined) storage.putCheck(ring.check)
    storage.putEpoch(ring.current.id)
  })
  return ring
}
