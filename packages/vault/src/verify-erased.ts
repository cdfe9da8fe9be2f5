import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { KeyPort, KeyRing } from './key-port.ts'
import { RawReader } from './raw-bytes.ts'
import { lookIntoVault } from './raw-tables.ts'
import { countPieces, type Piece, piecesOf } from './traces.ts'
import type { VaultPlace } from './vault-place.ts'

/** Whose data: one subject, for some purposes or for all. */
export type Erasure = { readonly subject: string; readonly purposes?: readonly string[] }

/** What can be recognised of sealed data after it is gone: ids and hashes, no ciphertext. Plain JSON, to be kept until the erasure is verified. */
export type ErasureTraces = {
  readonly rows: readonly { readonly ref: string; readonly pieces: readonly Piece[] }[]
  readonly keys: readonly { readonly id: string; readonly pieces: readonly Piece[] }[]
}

export type VerifyErasedOptions = Erasure & {
  readonly place: VaultPlace
  /** Every file below is searched for what was erased; the folder of the vault's own file unless given. */
  readonly folder?: string
  readonly keys: KeyPort
  /** From before the erasure. */
  readonly traces: ErasureTraces
  /** Rows that the facts know of the subject, captured or not. */
  readonly refs: readonly string[]
  /** Other ids that no link may lead to any more, such as the contribution's. The subject's own always counts. */
  readonly named?: readonly string[]
  /** ISO 8601. */
  readonly now: string
}

/**
 * One look, and how many it found of what must not be (or misses what must be): rows and data keys still there · links that lead to the subject ·
 * links that cannot be read, so that nobody can say · rows without a genuine tombstone · purposes not marked as erased · rows and keys of which
 * nothing was captured to search for · pieces of their ciphertext in a file.
 */
export type ErasureCheck = {
  readonly what: 'rows' | 'data-keys' | 'links' | 'unreadable-links' | 'missing-tombstones' | 'missing-marks' | 'not-captured' | 'ciphertext'
  readonly found: number
  /** Of `ciphertext`: the file, from the folder that was searched. */
  readonly file?: string
}
export type Verification = { readonly verified: boolean; readonly checks: readonly ErasureCheck[] }

const LINKS_AT_ONCE = 500
const BOXES_AT_ONCE = 1000

/** Looks at the sealed data of a subject before it is erased, so that its absence can be verified afterwards. */
export const captureTraces = (place: VaultPlace, erasure: Erasure): Promise<ErasureTraces> =>
  lookIntoVault(place, async (all) => {
    const kept = await all('SELECT id, purpose, box FROM data_key WHERE subject = ?', erasure.subject)
    const keys = kept.filter((key) => concerns(erasure, key.purpose))
    const rows = (await Promise.all(keys.map(({ id }) => all('SELECT ref, box FROM sealed WHERE key_id = ?', String(id))))).flat()
    return {
      rows: rows.map(({ ref, box }) => ({ ref: String(ref), pieces: piecesOf(bytesOf(box)) })),
      keys: keys.map(({ id, box }) => ({ id: String(id), pieces: piecesOf(bytesOf(box)) })),
    }
  })

/**
 * Whether an erasure left anything behind. Shares no code with the vault that erased: it reads the tables with SQL of its own, checks signatures and
 * opens links itself, and searches the raw bytes of every file; of a database, whose files are on a server, every box that it still gives out. Throws VaultUnusable when the keys or a file cannot be read.
 */
export const verifyErased = async (options: VerifyErasedOptions): Promise<Verification> => {
  const { place, keys, traces, now } = options
  const ring = await keys.unlock({ create: false, now })
  const checks = [...(await checkTables(options, ring)), ...(await checkLinks(options, ring))]
  const captured = [...traces.rows, ...traces.keys]
  checks.push({ what: 'not-captured', found: captured.filter(({ pieces }) => pieces.length === 0).length })
  const pieces = captured.flatMap((one) => one.pieces)
  const folder = options.folder ?? ('file' in place ? dirname(place.file) : undefined)
  if (folder !== undefined) checks.push(...(await searchFiles(folder, pieces)))
  if (!('file' in place)) checks.push({ what: 'ciphertext', found: await countPieces(boxesIn(place), pieces) })
  return { verified: checks.every(({ found }) => found === 0), checks }
}

const searchFiles = async (folder: string, pieces: readonly Piece[]): Promise<readonly ErasureCheck[]> => {
  const reader = new RawReader()
  try {
    const checks: ErasureCheck[] = []
    for (const path of filesBelow(folder)) {
      checks.push({ what: 'ciphertext', found: await countPieces(reader.read(path), pieces), file: relative(folder, path) })
    }
    return checks
  } finally {
    await reader.close()
  }
}

const BOXES = { sealed: 'ref', data_key: 'id', link: 'fingerprint', record: 'id' }

/** Every box of every table, a page at a time. */
async function* boxesIn(place: VaultPlace): AsyncGenerator<Uint8Array, void, void> {
  for (const [table, id] of Object.entries(BOXES)) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const from: string = after
      const page = await lookIntoVault(place, (all) =>
        all(`SELECT ${id} AS id, box FROM ${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ${BOXES_AT_ONCE}`, from),
      )
      for (const { box } of page) yield bytesOf(box)
      after = page.length === 0 ? undefined : String(page.at(-1)?.id)
    }
  }
}

const checkTables = (options: VerifyErasedOptions, ring: KeyRing): Promise<ErasureCheck[]> => {
  const { place, subject, purposes, traces } = options
  const refs = new Set([...options.refs, ...traces.rows.map(({ ref }) => ref)])
  const keyIds = new Set(traces.keys.map(({ id }) => id))
  return lookIntoVault(place, async (all) => {
    for (const { id, purpose } of await all('SELECT id, purpose FROM data_key WHERE subject = ?', subject)) {
      if (concerns(options, purpose)) keyIds.add(String(id))
    }
    const keys = await those([...keyIds], async (id) => (await all('SELECT 1 FROM data_key WHERE id = ?', id)).length > 0)
    const rows = new Set(
      await those(
        [...refs],
        async (ref) => (await all('SELECT 1 FROM sealed WHERE ref = ? UNION ALL SELECT 1 FROM pending WHERE ref = ?', ref, ref)).length > 0,
      ),
    )
    for (const id of keyIds) for (const { ref } of await all('SELECT ref FROM sealed WHERE key_id = ?', id)) rows.add(String(ref))
    const unsigned = await those(
      [...refs],
      async (ref) => !(await all('SELECT signature FROM tombstone WHERE ref = ?', ref)).some((mark) => isGenuine(ring, ref, mark.signature)),
    )
    const unmarked = await those(
      purposes ?? ['*'],
      async (purpose) => (await all('SELECT 1 FROM erased WHERE subject = ? AND purpose = ?', subject, purpose)).length === 0,
    )
    return [
      { what: 'rows', found: rows.size },
      { what: 'data-keys', found: keys.length },
      { what: 'missing-tombstones', found: unsigned.length },
      { what: 'missing-marks', found: unmarked.length },
    ]
  })
}

/** Those of which it is so. */
const those = async (all: readonly string[], isSo: (one: string) => Promise<boolean>): Promise<readonly string[]> => {
  const found: string[] = []
  for (const one of all) if (await isSo(one)) found.push(one)
  return found
}

const checkLinks = async ({ place, subject, named = [] }: VerifyErasedOptions, ring: KeyRing): Promise<readonly ErasureCheck[]> => {
  const names = new Set([subject, ...named])
  const links = await lookIntoVault(place, (all) => all('SELECT fingerprint, epoch, box FROM link'))
  let [naming, unreadable] = [0, 0]
  for (const [index, link] of links.entries()) {
    if (index % LINKS_AT_ONCE === 0) await turn()
    const target = openLink(ring, String(link.fingerprint), String(link.epoch), bytesOf(link.box))
    if (!target) unreadable += 1
    else if (Object.values(target).some((id) => typeof id === 'string' && names.has(id))) naming += 1
  }
  return [
    { what: 'links', found: naming },
    { what: 'unreadable-links', found: unreadable },
  ]
}

/** nonce (12) ‖ ciphertext ‖ tag (16), about {"epoch","fingerprint","version"}. */
const openLink = (ring: KeyRing, fingerprint: string, epoch: string, box: Uint8Array): object | undefined => {
  const key = ring.epochs.find(({ id }) => id === epoch)?.links
  if (!key || box.length < 28) return undefined
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12), { authTagLength: 16 })
    cipher.setAAD(Buffer.from(JSON.stringify({ epoch, fingerprint, version: 1 })))
    cipher.setAuthTag(box.subarray(-16))
    const target: unknown = JSON.parse(Buffer.concat([cipher.update(box.subarray(12, -16)), cipher.final()]).toString())
    return typeof target === 'object' && target !== null ? target : undefined
  } catch {
    return undefined
  }
}

const isGenuine = (ring: KeyRing, ref: string, signature: unknown): boolean => {
  const genuine = createHmac('sha256', ring.tombstones)
    .update(`heard/tombstone/v1\0${JSON.stringify([ref])}`)
    .digest()
  const given = Buffer.from(String(signature), 'base64url')
  return given.length === genuine.length && timingSafeEqual(given, genuine)
}

const concerns = ({ purposes }: Erasure, purpose: unknown): boolean => purposes === undefined || purposes.some((one) => one === purpose)
const bytesOf = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted()
    : []
