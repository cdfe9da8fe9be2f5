import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { nodeCryptography } from '../node-cryptography.ts'
import { concat, utf8 } from './bytes.ts'
import { cosignedMessage, type NoteSignature } from './note.ts'
import { type Hasher, hashLeaf, hashNode } from './tree-hash.ts'
import { type KeyType, type VerifierKey, verifierKey } from './verifier-key.ts'

/** Node's, as plain bytes, which compare with other plain bytes. */
export const sha256: Hasher = (bytes) => new Uint8Array(nodeCryptography.sha256(bytes))

/** A file of `test-data`. */
export const testData = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../test-data/${path}`, import.meta.url)))

export const testText = (path: string): string => new TextDecoder().decode(testData(path))

/** The key of the log in `test-data/log`. */
export const REAL_KEY = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'

export const entry = (index: number): Uint8Array => utf8(`entry ${index}`)

export const leaves = (count: number): Uint8Array[] => Array.from({ length: count }, (_, index) => hashLeaf(sha256, entry(index)))

/** The definitions of RFC 6962 §2.1, word by word, for the leaves from `start` to before `end`; each root is computed once. */
export class NaiveTree {
  readonly #hashes: readonly Uint8Array[]
  readonly #roots = new Map<string, Uint8Array>()

  constructor(hashes: readonly Uint8Array[]) {
    this.#hashes = hashes
  }

  /** MTH(D[start:end]). */
  root(start: number, end: number): Uint8Array {
    const key = `${start}-${end}`
    const root = this.#roots.get(key) ?? this.#rootOf(start, end)
    this.#roots.set(key, root)
    return root
  }

  /** PATH(index, D[start:end]). */
  path(index: number, end: number, start = 0): Uint8Array[] {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...this.path(index, middle, start), this.root(middle, end)]
      : [...this.path(index, end, middle), this.root(start, middle)]
  }

  /** SUBPROOF(size, D[start:end], isWhole). */
  consistency(size: number, end: number, start = 0, isWhole = true): Uint8Array[] {
    if (size === end) return isWhole ? [] : [this.root(start, end)]
    const middle = start + splitOf(end - start)
    return size <= middle
      ? [...this.consistency(size, middle, start, isWhole), this.root(middle, end)]
      : [...this.consistency(size, end, middle, false), this.root(start, middle)]
  }

  #rootOf(start: number, end: number): Uint8Array {
    if (start === end) return sha256(new Uint8Array())
    if (end - start > 1) {
      const middle = start + splitOf(end - start)
      return hashNode(sha256, this.root(start, middle), this.root(middle, end))
    }
    const [leaf] = this.#hashes.slice(start, end)
    if (!leaf) throw new RangeError(`there is no leaf ${start}`)
    return leaf
  }
}

const splitOf = (count: number): number => {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

export const naiveRoot = (hashes: readonly Uint8Array[]): Uint8Array => new NaiveTree(hashes).root(0, hashes.length)

/** A key made from a number: it signs notes, or cosigns at a moment. */
export const testKey = (name: string, type: KeyType, seed: number) => {
  const der = concat(Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex')), createHash('sha256').update(`${seed}`).digest())
  const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32))
  const key: VerifierKey = verifierKey(sha256, name, type, publicKey)
  const signText = (text: string): NoteSignature => ({ name, keyId: key.id, signature: new Uint8Array(sign(null, utf8(text), privateKey)) })
  const cosign = (text: string, timestamp: bigint): NoteSignature => {
    const moment = new Uint8Array(8)
    new DataView(moment.buffer).setBigUint64(0, timestamp)
    return { name, keyId: key.id, signature: concat(moment, new Uint8Array(sign(null, cosignedMessage(text, timestamp), privateKey))) }
  }
  return { key, signText, cosign }
}

/** The text with each of its bytes changed in turn, as the bytes are. */
export function* flips(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) {
    for (const mask of [0x01, 0x80]) {
      const flipped = bytes.slice()
      flipped[at] = (flipped[at] ?? 0) ^ mask
      yield flipped
    }
  }
}
