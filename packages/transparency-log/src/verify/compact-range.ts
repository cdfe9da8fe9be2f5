import { emptyRoot, foldRoots, type Hasher, hashNode } from './tree-hash.ts'

/** The compact range of a tree's first leaves: the roots of its perfect subtrees, at most 64 hashes, from which the root follows. */
export class CompactRange {
  readonly #sha256: Hasher
  readonly #roots: Uint8Array[]
  #size: bigint

  /** Begins empty. */
  constructor(sha256: Hasher) {
    this.#sha256 = sha256
    this.#roots = []
    this.#size = 0n
  }

  /** Leaves so far. */
  get size(): bigint {
    return this.#size
  }

  /** The roots of the perfect subtrees, widest first. */
  get roots(): readonly Uint8Array[] {
    return this.#roots
  }

  /** Adds a leaf by its hash. */
  append(leafHash: Uint8Array): void {
    let hash = leafHash
    for (let rest = this.#size; rest % 2n === 1n; rest >>= 1n) {
      const left = this.#roots.pop()
      if (!left) throw new RangeError('a compact range has one root for each bit of its size')
      hash = hashNode(this.#sha256, left, hash)
    }
    this.#roots.push(hash)
    this.#size += 1n
  }

  /** The root of the tree of these leaves. */
  root(): Uint8Array {
    return foldRoots(this.#sha256, this.#roots) ?? emptyRoot(this.#sha256)
  }
}
