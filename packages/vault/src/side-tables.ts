import { createSecretKey, type KeyObject } from 'node:crypto'
import { box, unbox } from './box.ts'
import { canonicalJson } from './canonical-json.ts'
import { instantOf } from './instant.ts'
import type { Epoch, KeyRing } from './key-port.ts'
import { hmacOf } from './seal.ts'
import { type EphemeralRecord, type Json, VaultUnusable } from './vault.ts'
import type { StoredLink, StoredRecord, VaultStorage } from './vault-storage.ts'

type Target = Readonly<Record<string, string>>
type Kind = EphemeralRecord['kind']

/** Links and ephemeral records: sealed like everything else, found by a keyed HMAC. */
export class SideTables {
  readonly #storage: VaultStorage
  readonly #ring: KeyRing

  constructor(storage: VaultStorage, ring: KeyRing) {
    this.#storage = storage
    this.#ring = ring
  }

  sealLink(fingerprint: string, target: Target): StoredLink {
    const { id, links } = this.#ring.current
    return { epoch: id, box: box(links, Buffer.from(canonicalJson(target)), aboutLink(fingerprint, id)) }
  }

  unsealLink(fingerprint: string, { epoch, box: boxed }: StoredLink): Target {
    const links = this.#ring.epoch(epoch)?.links
    const content = links && unbox(links, boxed, aboutLink(fingerprint, epoch))
    if (!content) throw new VaultUnusable('A link in the vault was changed outside Heard: restore the vault from a backup.')
    return JSON.parse(content.toString('utf8')) as Target
  }

  sealRecord({ kind, key, payload, expires }: EphemeralRecord): { readonly id: string; readonly record: StoredRecord } {
    const id = this.recordId(kind, key)
    const epoch = this.#ring.current
    const until = instantOf(expires)
    const content = Buffer.from(canonicalJson(payload))
    return { id, record: { epoch: epoch.id, expires: until, box: box(recordKey(epoch, kind, key), content, aboutRecord(id, until, epoch.id)) } }
  }

  /** Nothing when unknown or expired; a damaged record is as good as none. */
  recall(kind: Kind, key: string, now: number): Json | undefined {
    const id = this.recordId(kind, key)
    const record = this.#storage.record(id)
    const epoch = record && this.#ring.epoch(record.epoch)
    if (!epoch || record.expires <= now) return undefined
    const content = unbox(recordKey(epoch, kind, key), record.box, aboutRecord(id, record.expires, record.epoch))
    return content && (JSON.parse(content.toString('utf8')) as Json)
  }

  recordId(kind: Kind, key: string): string {
    return hmacOf(this.#ring.lookup, 'record', [kind, key]).toString('base64url')
  }
}

const recordKey = (epoch: Epoch, kind: Kind, key: string): KeyObject => createSecretKey(hmacOf(epoch.records, 'record-key', [kind, key]))
const aboutLink = (fingerprint: string, epoch: string): Json => ({ epoch, fingerprint, version: 1 })
const aboutRecord = (id: string, expires: number, epoch: string): Json => ({ epoch, expires, id, version: 1 })
