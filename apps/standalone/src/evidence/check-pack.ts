import { LedgerCheck } from '@heard/audit-trail/check'
import {
  type Cryptography,
  checkSignature,
  fromBase64,
  isSignedAs,
  Malformed,
  NotProven,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  type TrustPolicy,
  textOf,
  toHex,
  trustLogs,
  Untrusted,
  type VerifierKey,
  verifyConsistency,
  verifyLog,
  verifyProofFile,
} from '@heard/transparency-log/verify'
import { parse as parseCsv } from 'csv-parse/sync'
import { z } from 'zod'
import { LedgerDescription } from '../ledger/ledger-description.ts'
import { anchorPath, Growth, growthPath, leafPath, MANIFEST, PackManifest, proofPath, SIGNATURE, SIGNED_AS } from './pack-layout.ts'

/** The files of a pack by path. */
export type PackFiles = ReadonlyMap<string, Uint8Array>

/** One thing that was checked, in words for an auditor. `ok` false is a doubt that names what is wrong. */
export type PackFinding = { readonly ok: boolean; readonly what: string }

export type PackCheckOptions = {
  readonly cryptography: Cryptography
  /** Verifier key of the public ledger that the auditor has from elsewhere; without it the pack's own word is taken, and said so. */
  readonly key?: string
}

/** What stops a check: the rest of the pack cannot be judged without it. */
class PackUnreadable extends Error {
  readonly type = 'pack-unreadable'
}

/** What is wanted of a leaf of the private log. */
const Leaf = z.object({ id: z.string(), position: z.string() })

const isTyped = (error: unknown): error is Error =>
  error instanceof z.ZodError ||
  error instanceof PackUnreadable ||
  error instanceof Malformed ||
  error instanceof Untrusted ||
  error instanceof NotProven

/** Checks every part of a pack and says each thing that was found; none of it needs a network, or Heard. */
export async function* checkPack(files: PackFiles, options: PackCheckOptions): AsyncGenerator<PackFinding, void, void> {
  const check = new PackCheck(files, options)
  const steps = [check.manifest(), check.publicLedger(), check.privateLeaves(), check.anchors(), check.citedFacts()]
  for (const step of steps) {
    try {
      yield* step
    } catch (error) {
      if (!isTyped(error)) throw error
      yield {
        ok: false,
        what: error instanceof z.ZodError ? 'A file of the pack is not in its form, so what rests on it could not be checked' : error.message,
      }
    }
  }
}

const good = (what: string): PackFinding => ({ ok: true, what })
const doubt = (what: string): PackFinding => ({ ok: false, what })
const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

class PackCheck {
  constructor(
    private readonly files: PackFiles,
    private readonly options: PackCheckOptions,
  ) {}

  async *manifest(): AsyncGenerator<PackFinding> {
    const { at, files } = this.manifestFile()
    const listed = new Map(files.map((file) => [file.path, file]))
    for (const { path, sha256, bytes } of files) {
      const found = this.files.get(path)
      if (!found) yield doubt(`${path} is listed in the manifest and is not in the pack: ask for the whole pack`)
      else if (found.length !== bytes || this.sha256(found) !== sha256) yield doubt(`${path} is not what was packed: it was changed or damaged`)
    }
    for (const path of this.files.keys()) {
      if (path !== MANIFEST && path !== SIGNATURE && !listed.has(path))
        yield doubt(`${path} is in the pack and not in the manifest: somebody added it`)
    }
    yield* this.signature(at)
    yield good(`The manifest lists ${counted(files.length, 'file')}, made at ${at}`)
  }

  async *publicLedger(): AsyncGenerator<PackFinding> {
    const { cryptography, key } = this.options
    const { origin, verifierKey } = this.description()
    if (key !== undefined && key !== verifierKey)
      yield doubt(`The pack's ledger names another key than the one you gave: it is not the ledger you know`)
    const policy = trustLogs(this.key(key ?? verifierKey))
    const said = new LedgerCheck(cryptography.sha256)
    const onEntry = (index: bigint, entry: Uint8Array): void => said.entry(index, entry)
    for await (const step of verifyLog({ source: this.source('ledger/'), cryptography, policy, onEntry })) {
      if (step.kind !== 'report') continue
      for (const { message } of step.doubts) yield doubt(`Public ledger: ${message}`)
      if (step.furtherDoubts > 0) yield doubt(`Public ledger: and ${counted(step.furtherDoubts, 'further doubt')}`)
      if (step.verified)
        yield good(
          `The public ledger ${origin} was made again from its ${counted(Number(step.entries), 'entry', 'entries')}: root and signature are right`,
        )
    }
    const { doubts, furtherDoubts, wording } = await said.finish(async (binding) => this.optionalText(`ledger/wording/${binding}.json`))
    for (const { message } of doubts) yield doubt(`Public ledger: ${message}`)
    if (furtherDoubts > 0) yield doubt(`Public ledger: and ${counted(furtherDoubts, 'further doubt')}`)
    yield good(`${counted(wording.published, 'published text')} of the ledger found as bound, and ${wording.withdrawn} withdrawn`)
    if (key === undefined) yield good(`Its key ${verifierKey} is the one that the pack itself gives: compare it with one you got elsewhere`)
  }

  async *privateLeaves(): AsyncGenerator<PackFinding> {
    const policy = this.privatePolicy()
    const checkpoint = this.text('private-log/checkpoint')
    openCheckpoint(this.options.cryptography.ed25519, checkpoint, policy)
    let proven = 0
    for (const index of this.leaves()) {
      const proof = this.text(proofPath(index))
      const { index: of } = verifyProofFile(this.options.cryptography, proof, this.bytes(leafPath(index)), policy)
      if (of !== index) yield doubt(`The proof of leaf ${index} is for leaf ${of}`)
      else if (!proof.endsWith(checkpoint)) yield doubt(`The proof of leaf ${index} is under another checkpoint than the pack's`)
      else if (this.leaf(index).position !== String(index + 1n))
        yield doubt(`Leaf ${index} of the private log says that it is fact ${this.leaf(index).position}`)
      else proven += 1
    }
    yield good(`${counted(proven, 'recorded fact')} proven to be in the private log under its signed checkpoint`)
  }

  async *anchors(): AsyncGenerator<PackFinding> {
    const { sha256 } = this.options.cryptography
    const newest = openCheckpoint(this.options.cryptography.ed25519, this.text('private-log/checkpoint'), this.privatePolicy()).checkpoint
    let anchored = 0
    for await (const { day, checkpoint } of this.anchorEntries()) {
      const text = this.files.get(anchorPath(day))
      if (!text) {
        yield doubt(`The public ledger anchors the private log on ${day}, and the pack does not have that checkpoint`)
        continue
      }
      const { size, root } = openCheckpoint(this.options.cryptography.ed25519, textOf(text) ?? '', this.privatePolicy()).checkpoint
      const growth = Growth.parse(this.json(growthPath(day)))
      const proof = growth.proof.map((hash) => fromBase64(hash) ?? new Uint8Array())
      const grown = size === newest.size || verifyConsistency(sha256, { size1: size, root1: root, size2: newest.size, root2: newest.root, proof })
      if (this.sha256(text) !== checkpoint) yield doubt(`The checkpoint of ${day} is not the one that the public ledger anchored`)
      else if (!grown) yield doubt(`Since ${day} the private log was rewritten: its checkpoint of that day does not fit the newest one`)
      else anchored += 1
    }
    yield good(`On ${counted(anchored, 'day')} the public ledger anchored the private log, which has only grown since`)
  }

  async *citedFacts(): AsyncGenerator<PackFinding> {
    let cited = 0
    for (const [path, bytes] of this.files) {
      if (!path.startsWith('evidence/') || !path.endsWith('.csv')) continue
      for (const { fact, position } of citedIn(textOf(bytes) ?? '')) {
        const index = BigInt(position) - 1n
        if (!this.files.has(leafPath(index))) yield doubt(`${path} rests on fact ${position}, of which the pack has no proof`)
        else if (this.leaf(index).id !== fact)
          yield doubt(`${path} says that fact ${position} is ${fact}; the private log says ${this.leaf(index).id}`)
        else cited += 1
      }
    }
    yield good(`${counted(cited, 'row')} of the evidence found in the private log, each as the fact that it names`)
  }

  private async *signature(at: string): AsyncGenerator<PackFinding> {
    const { text, signatures } = parseNote(this.text(SIGNATURE))
    const key = this.key(this.description().evidenceKey)
    const signed = signatures.find((one) => isSignedAs(one, key))
    const right = signed && checkSignature(this.options.cryptography.ed25519, text, signed, key).valid
    if (!right) yield doubt('The manifest is not signed by the key of this installation: the pack may come from anybody')
    const [as, hash, moment] = text.split('\n')
    if (as !== SIGNED_AS || hash !== this.sha256(this.bytes(MANIFEST)) || moment !== at) yield doubt('The signature is for another manifest')
    else if (right) yield good(`The pack is signed by ${key.name}`)
  }

  private async *anchorEntries(): AsyncGenerator<{ day: string; checkpoint: string }> {
    const found: { day: string; checkpoint: string }[] = []
    const onEntry = (_: bigint, entry: Uint8Array): void => {
      const { type, data } = JSON.parse(textOf(entry) ?? '{}')
      if (type === 'private-log.anchored') found.push(data)
    }
    const policy = trustLogs(this.key(this.description().verifierKey))
    const steps = verifyLog({ source: this.source('ledger/'), cryptography: this.options.cryptography, policy, onEntry })
    for await (const step of steps) if (step.kind === 'report') yield* found
  }

  private leaves(): readonly bigint[] {
    return [...this.files.keys()].flatMap((path) => {
      const [, index] = /^private-log\/leaves\/(\d+)\.json$/.exec(path) ?? []
      return index === undefined ? [] : [BigInt(index)]
    })
  }

  private leaf(index: bigint): z.infer<typeof Leaf> {
    return Leaf.parse(this.json(leafPath(index)))
  }

  private manifestFile(): PackManifest {
    const parsed = PackManifest.safeParse(this.json(MANIFEST))
    if (!parsed.success) throw new PackUnreadable('manifest.json is not the manifest of an evidence pack')
    return parsed.data
  }

  private description(): LedgerDescription {
    const parsed = LedgerDescription.safeParse(this.json('ledger/heard-ledger.json'))
    if (!parsed.success) throw new PackUnreadable('ledger/heard-ledger.json does not describe a ledger')
    return parsed.data
  }

  private privatePolicy(): TrustPolicy {
    return trustLogs(this.key(this.description().privateVerifierKey))
  }

  private key(text: string): VerifierKey {
    return parseVerifierKey(this.options.cryptography.sha256, text)
  }

  private bytes(path: string): Uint8Array {
    const bytes = this.files.get(path)
    if (!bytes) throw new PackUnreadable(`${path} is missing: without it the pack cannot be judged`)
    return bytes
  }

  private json(path: string): unknown {
    try {
      return JSON.parse(this.text(path))
    } catch (error) {
      if (isTyped(error)) throw error
      throw new PackUnreadable(`${path} is not JSON`)
    }
  }

  private optionalText(path: string): string | undefined {
    return this.files.has(path) ? this.text(path) : undefined
  }

  private text(path: string): string {
    const text = textOf(this.bytes(path))
    if (text === undefined) throw new PackUnreadable(`${path} is not text`)
    return text
  }

  private sha256(bytes: Uint8Array): string {
    return toHex(this.options.cryptography.sha256(bytes))
  }

  private source(folder: string) {
    const { files } = this
    return {
      read: async (path: string) => files.get(folder + path),
      async *list(prefix: string) {
        for (const path of files.keys()) {
          const name = path.slice(folder.length)
          if (path.startsWith(folder + prefix) && (name === 'checkpoint' || name.startsWith('tile/'))) yield name
        }
      },
    }
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The facts that the rows of an evidence file name in their last two columns. */
export const citedIn = (csv: string): readonly { readonly fact: string; readonly position: string }[] => {
  const rows: readonly (readonly string[])[] = parseCsv(csv, { relaxColumnCount: true, skipEmptyLines: true })
  return rows.flatMap((row) => {
    const [fact = '', position = ''] = row.slice(-2)
    return row.length > 2 && UUID.test(fact) && /^\d+$/.test(position) ? [{ fact, position }] : []
  })
}
