import { createSecretKey, type KeyObject } from 'node:crypto'
import { canonicalJson } from '@heard/event-sourcing'
import { box, unbox } from './box.ts'
import { instantOf } from './instant.ts'
import type { KeyRing } from './key-port.ts'
import { hmacOf } from './seal.ts'
import { type EphemeralRecord, type Json, VaultUnusable } from './vault.ts'
import type { StoredLink, StoredRecord, VaultReads } from './vault-storage.ts'

type Target = Readonly<Record<string, string>>
type Kind = EphemeralRecord['kind']

/**
 * Links and ephemeral records: sealed like everything else, found by a keyed HMAC. A record is sealed twice: under a key made of its own `key`, and
 * around that under the epoch, so that rotation can re-wrap what it cannot read.
 */
export class SideTables {
  readonly #ring: KeyRing

  constructor(ring: KeyRing) {
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

  /** The link under the current epoch; nothing when it was changed outside Heard. */
  rewrapLink(fingerprint: string, link: StoredLink): StoredLink | undefined {
    const links = this.#ring.epoch(link.epoch)?.links
    const content = links && unbox(links, link.box, aboutLink(fingerprint, link.epoch))
    const { id, links: current } = this.#ring.current
    return content && { epoch: id, box: box(current, content, aboutLink(fingerprint, id)) }
  }

  sealRecord({ kind, key, payload, expires }: EphemeralRecord): { readonly id: string; readonly record: StoredRecord } {
    const id = this.recordId(kind, key)
    const epoch = this.#ring.current
    const until = instantOf(expires)
    const content = box(this.#recordKey(kind, key), Buffer.from(canonicalJson(payload)), aboutRecord(id, until))
    return { id, record: { epoch: epoch.id, expires: until, box: box(epoch.records, content, aboutWrapped(id, until, epoch.id)) } }
  }

  /** Nothing when unknown or expired; a damaged record is as good as none. */
  async recall(tables: VaultReads, kind: Kind, key: string, now: number): Promise<Json | undefined> {
    const id = this.recordId(kind, key)
    const record = await tables.record(id)
    if (!record || record.expires <= now) return undefined
    const sealed = this.#unwrapRecord(id, record)
    const content = sealed && unbox(this.#recordKey(kind, key), sealed, aboutRecord(id, record.expires))
    return content && (JSON.parse(content.toString('utf8')) as Json)
  }

  /** The record under the current epoch, still sealed by its own key, which nobody here knows; nothing when it is damaged. */
  rewrapRecord(id: string, record: StoredRecord): StoredRecord | undefined {
    const sealed = this.#unwrapRecord(id, record)
    const { id: epoch, records } = this.#ring.current
    return sealed && { epoch, expires: record.expires, box: box(records, sealed, aboutWrapped(id, record.expires, epoch)) }
  }

  recordId(kind: Kind, key: string): string {
    return hmacOf(this.#ring.lookup, 'record', [kind, key]).toString('base64url')
  }

  #unwrapRecord(id: string, { epoch, expires, box: boxed }: StoredRecord): Buffer | undefined {
    const records = this.#ring.epoch(epoch)?.records
    return records && unbox(records, boxed, aboutWrapped(id, expires, epoch))
  }

  #recordKey(kind: Kind, key: string): KeyObject {
    return createSecretKey(hmacOf(this.#ring.lookup, 'record-key', [kind, key]))
  }
}

const aboutLink = (fingerprint: string, epoch: string): Json => ({ epoch, fingerprint, version: 1 })
const aboutRecord = (id: string, expires: number): Json => ({ expires, id, version: 2 })
const aboutWrapped = (id: string, expires: number, epoch: string): Json => ({ epoch, expires, id, version: 2 })
