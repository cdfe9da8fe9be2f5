import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorDigest, type IndexedEntry, LedgerIndex } from '@heard/audit-trail'
import { bindingsIn } from '@heard/audit-trail/check'
import type { AnswerOf, QueryOf } from '@heard/contracts'
import type { listLedgerEntries, ShownEntry } from '@heard/contracts/ledger'
import type { LedgerReader } from '@heard/service-kit'
import { nodeCryptography, type Signer } from '@heard/transparency-log'
import {
  equal,
  formatNote,
  formatVerifierKey,
  openCheckpoint,
  type TrustPolicy,
  toBase64,
  utf8,
  type VerifierKey,
} from '@heard/transparency-log/verify'
import { anchorFiles, type LedgerPlace, wordingFiles } from './ledger-place.ts'
import { type Published, PublishedLog } from './published-log.ts'
import type { Seen } from './witness-memory.ts'

/** Whose signatures count, and how the two logs that write are doing. */
export type LedgerSides = Readonly<
  Record<'public' | 'private', { readonly policy: TrustPolicy; stopped(): string | undefined; cosigned(witness: VerifierKey): Seen | undefined }>
>

/** What reading needs of those who write: the end of what is under way, and the key of evidence packs. */
export type LedgerMeans = { settle(): Promise<void>; readonly evidence: Signer }

const MOST_ANCHORS = 400

/** Reads both logs from their folders: what routes show is what a static host would serve, and is there while signing has stopped. */
export class FolderLedgerReader implements LedgerReader {
  readonly #sides: LedgerSides
  readonly #means: LedgerMeans
  readonly #public: PublishedLog
  readonly #private: PublishedLog
  readonly #wording: ReturnType<typeof wordingFiles>
  readonly #anchors: ReturnType<typeof anchorFiles>
  readonly #index: LedgerIndex
  #indexing: Promise<unknown> = Promise.resolve()

  constructor(place: LedgerPlace, sides: LedgerSides, means: LedgerMeans) {
    this.#sides = sides
    this.#means = means
    this.#public = new PublishedLog(place.publicFolder)
    this.#private = new PublishedLog(place.privateFolder)
    this.#wording = wordingFiles(place.publicFolder)
    this.#anchors = anchorFiles(place.privateFolder)
    this.#index = LedgerIndex.open(place.index)
  }

  async status(): ReturnType<LedgerReader['status']> {
    const { policy } = this.#sides.public
    const published = await this.#public.checkpoint()
    const signed = published ? openCheckpoint(nodeCryptography.ed25519, published.text, policy).cosignatures : []
    const witnesses = policy.witnesses.map(({ key }) => {
      const seen = signed.find((cosignature) => equal(cosignature.key.id, key.id))
      if (seen && published) return { name: key.name, size: String(published.size), at: momentOf(seen.timestamp) }
      return { name: key.name, ...this.#sides.public.cosigned(key) }
    })
    return { ...this.#about('public', published), witnesses }
  }

  async entries({ before, ...query }: QueryOf<typeof listLedgerEntries>): Promise<AnswerOf<typeof listLedgerEntries>> {
    const published = await this.#catchUp()
    const found = this.#index.entries({ ...query, before: before === undefined ? undefined : BigInt(before), limit: query.limit + 1 })
    const entries = await Promise.all(found.slice(0, query.limit).map((entry) => this.#shown(entry)))
    return { size: String(published?.size ?? 0n), entries, more: found.length > query.limit }
  }

  async entry(index: bigint): ReturnType<LedgerReader['entry']> {
    const published = await this.#catchUp()
    const found = published && index < published.size ? this.#index.at(index) : undefined
    if (!found || !published) return undefined
    return { ...(await this.#shown(found)), leaf: found.leaf, proof: await this.#public.proofFile(index, published) }
  }

  async consistency(from: bigint): ReturnType<LedgerReader['consistency']> {
    const published = await this.#public.checkpoint()
    if (!published || from === 0n || from > published.size) return undefined
    const proof = from === published.size ? [] : await this.#public.consistencyProof(from, published)
    return { from: String(from), size: String(published.size), checkpoint: published.text, proof: proof.map(toBase64) }
  }

  async privateStatus(): ReturnType<LedgerReader['privateStatus']> {
    await this.#catchUp()
    const days = (await readdir(join(this.#private.folder, 'anchors')).catch(() => [])).filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
    const entered = new Map(this.#index.entries({ type: 'private-log.anchored', limit: MOST_ANCHORS }).map((found) => [dayOf(found), found.index]))
    const anchors = await Promise.all(
      days
        .toSorted()
        .toReversed()
        .slice(0, MOST_ANCHORS)
        .map(async (day) => {
          const checkpoint = (await this.#anchors.read(day)) ?? ''
          const index = entered.get(day)
          return { day, checkpoint, digest: anchorDigest(checkpoint), ...(index === undefined ? {} : { index: String(index) }) }
        }),
    )
    return { ...this.#about('private', await this.#private.checkpoint()), anchors }
  }

  async leaf(index: bigint): ReturnType<LedgerReader['leaf']> {
    const published = await this.#private.checkpoint()
    if (!published || index >= published.size) return undefined
    const [bytes] = await this.#private.entriesFrom(index, published.size)
    if (!bytes) return undefined
    const leaf = textOf(bytes)
    await this.#catchUp()
    const entry = this.#index.ofFact(JSON.parse(leaf).id)
    const proof = await this.#private.proofFile(index, published)
    return { index: String(index), leaf, proof, ...(entry === undefined ? {} : { entry: String(entry) }) }
  }

  async privateFile(path: string): ReturnType<LedgerReader['privateFile']> {
    const bytes = await this.#private.file(path).catch((error: unknown) => {
      if (error instanceof RangeError) return undefined
      throw error
    })
    return bytes && { base64: toBase64(bytes) }
  }

  settle(): Promise<void> {
    return this.#means.settle()
  }

  async *publicFiles(): ReturnType<LedgerReader['publicFiles']> {
    const published = await this.#public.checkpoint()
    if (!published) return
    yield { path: 'checkpoint', bytes: utf8(published.text) }
    yield* this.#public.tilesWithin(published.size)
    yield* filesBeside(this.#public.folder)
  }

  async privateGrowth(from: bigint): Promise<readonly string[]> {
    const published = await this.#private.checkpoint()
    if (!published || from === published.size) return []
    return (await this.#private.consistencyProof(from, published)).map(toBase64)
  }

  signEvidence(text: string): string {
    return formatNote({ text, signatures: [this.#means.evidence.sign(text)] })
  }

  close(): void {
    this.#index.close()
  }

  #about(side: 'public' | 'private', published: Published | undefined) {
    const { policy, stopped } = this.#sides[side]
    const [log] = policy.logs
    const why = stopped()
    return {
      origin: log?.key.name ?? '',
      verifierKey: log ? formatVerifierKey(log.key) : '',
      size: String(published?.size ?? 0n),
      ...(published ? { checkpoint: published.text } : {}),
      ...(why === undefined ? {} : { stopped: why }),
    }
  }

  /** The document of a report is no words to read: the page of that report has them. */
  async #shown({ index, entry }: IndexedEntry): Promise<ShownEntry> {
    const bound = bindingsIn(entry).filter(([field]) => field !== 'document')
    const wording = await Promise.all(
      bound.map(async ([field, binding]) => {
        const file = await this.#wording.read(binding)
        if (file !== undefined) return { field, binding, state: 'published' as const, file }
        return { field, binding, state: this.#index.isWithdrawn(binding) ? ('withdrawn' as const) : ('missing' as const) }
      }),
    )
    return { index: String(index), entry, wording }
  }

  /** The index follows the published checkpoint; one reader at a time brings it up. */
  #catchUp(): Promise<Published | undefined> {
    const done = this.#indexing.then(async () => {
      const published = await this.#public.checkpoint()
      const size = published?.size ?? 0n
      while (this.#index.size < size) {
        const entries = await this.#public.entriesFrom(this.#index.size, size)
        if (entries.length === 0) throw new LedgerUnreadable(`the published ledger lacks entry ${this.#index.size}`)
        this.#index.add(entries)
      }
      return published
    })
    this.#indexing = done.catch(() => undefined)
    return done
  }
}

/** The files of the ledger do not hold what its checkpoint says. */
class LedgerUnreadable extends Error {
  readonly type = 'ledger-unreadable'
}

/** What lies beside the log: description, schema and wording. */
async function* filesBeside(folder: string): ReturnType<LedgerReader['publicFiles']> {
  for (const part of ['heard-ledger.json', 'schema', 'wording']) {
    const found = await stat(join(folder, part)).catch(() => undefined)
    const names = found?.isDirectory() ? (await readdir(join(folder, part))).map((name) => `${part}/${name}`) : found ? [part] : []
    for (const path of names.filter((name) => name.endsWith('.json'))) yield { path, bytes: await readFile(join(folder, path)) }
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
const momentOf = (timestamp: bigint): string => new Date(Number(timestamp) * 1000).toISOString()
const dayOf = ({ entry }: IndexedEntry): string => (entry.type === 'private-log.anchored' ? entry.data.day : '')
