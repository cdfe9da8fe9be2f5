import { equal } from './bytes.ts'
import { emptyRoot, HASH_BYTES, type Hasher, hashNode } from './tree-hash.ts'

/** A proof that a leaf is in a tree. */
export type Inclusion = {
  readonly index: bigint
  readonly size: bigint
  readonly leafHash: Uint8Array
  /** From the leaf's sibling up to the child of the root. */
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** A proof that a tree of `size2` leaves begins with the `size1` leaves of an older one. */
export type Consistency = {
  readonly size1: bigint
  readonly root1: Uint8Array
  readonly size2: bigint
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** A proof that the leaves from `start` to before `end` are a subtree of a tree. */
export type SubtreeConsistency = {
  readonly start: bigint
  readonly end: bigint
  readonly subtreeRoot: Uint8Array
  readonly size: bigint
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

const areHashes = (hashes: readonly Uint8Array[]) => hashes.every((hash) => hash.length === HASH_BYTES)

/** Whether the leaves can be a subtree: as if they were a tree of their own, at a place where the whole tree splits. */
const isSubtree = (start: bigint, end: bigint): boolean => {
  if (start < 0n || start > end) return false
  const width = start === end ? 1n : 1n << BigInt(end - start === 1n ? 0 : (end - start - 1n).toString(2).length)
  return start % width === 0n
}

const rootOfInclusion = (sha256: Hasher, { index, size, leafHash, proof }: Inclusion): Uint8Array | undefined => {
  if (index < 0n || index >= size || !areHashes([leafHash, ...proof])) return undefined
  let [position, last, root] = [index, size - 1n, leafHash]
  for (const sibling of proof) {
    if (last === 0n) return undefined
    if (position % 2n === 1n || position === last) {
      root = hashNode(sha256, sibling, root)
      while (position % 2n === 0n && position !== 0n) {
        position >>= 1n
        last >>= 1n
      }
    } else root = hashNode(sha256, root, sibling)
    position >>= 1n
    last >>= 1n
  }
  return last === 0n ? root : undefined
}

/** Whether the proof shows that the leaf stands at `index` of the tree (RFC 9162 §2.1.3.2). */
export const verifyInclusion = (sha256: Hasher, inclusion: Inclusion): boolean => {
  const root = rootOfInclusion(sha256, inclusion)
  return root !== undefined && equal(root, inclusion.root)
}

/** The same for the subtree of the leaves from `start` to before `end` (draft-ietf-plants-merkle-tree-certs §4). */
export const verifySubtreeInclusion = (
  sha256: Hasher,
  { start, end, ...rest }: Omit<Inclusion, 'size'> & { readonly start: bigint; readonly end: bigint },
) => isSubtree(start, end) && verifyInclusion(sha256, { ...rest, index: rest.index - start, size: end - start })

/**
 * Whether the proof shows that the newer tree begins with the older one (RFC 9162 §2.1.4.2).
 * `size1` 0 is refused: every tree begins with the empty one, so a proof of that shows nothing.
 */
export const verifyConsistency = (sha256: Hasher, { size1, root1, size2, root2, proof }: Consistency): boolean =>
  size1 > 0n && verifySubtreeConsistency(sha256, { start: 0n, end: size1, subtreeRoot: root1, size: size2, root: root2, proof })

/** Whether the proof shows that the subtree is one of the tree; an empty one is of every tree (draft-ietf-plants-merkle-tree-certs §4). */
export const verifySubtreeConsistency = (sha256: Hasher, { start, end, subtreeRoot, size, root, proof }: SubtreeConsistency): boolean => {
  if (!isSubtree(start, end) || end > size) return false
  if (start === end) return proof.length === 0 && equal(subtreeRoot, emptyRoot(sha256))
  if (!areHashes([subtreeRoot, root, ...proof])) return false
  const path = new RisingPath(start, end - 1n, size - 1n)
  const [first, ...rest] = path.isWhole ? [subtreeRoot, ...proof] : proof
  if (!first) return false
  let [below, above] = [first, first]
  for (const sibling of rest) {
    const step = path.rise()
    if (step === 'past-the-root') return false
    if (step === 'left-of-both') below = hashNode(sha256, sibling, below)
    above = step === 'right' ? hashNode(sha256, above, sibling) : hashNode(sha256, sibling, above)
  }
  return path.isAtRoot && equal(below, subtreeRoot) && equal(above, root)
}

/** The way from the last leaf of a subtree up to the root, and on which side each hash of the proof stands. */
class RisingPath {
  #first: bigint
  #last: bigint
  #end: bigint

  constructor(first: bigint, last: bigint, end: bigint) {
    ;[this.#first, this.#last, this.#end] = [first, last, end]
    while (this.#first !== this.#last && (this.#last === this.#end || this.#last % 2n === 1n)) this.#up()
  }

  /** Whether the subtree is one node of the tree. */
  get isWhole(): boolean {
    return this.#first === this.#last
  }

  get isAtRoot(): boolean {
    return this.#end === 0n
  }

  rise(): 'left-of-both' | 'left' | 'right' | 'past-the-root' {
    if (this.isAtRoot) return 'past-the-root'
    const isLeft = this.#last % 2n === 1n || this.#last === this.#end
    const isInside = this.#first < this.#last
    if (isLeft) while (this.#last % 2n === 0n && this.#last !== 0n) this.#up()
    this.#up()
    return isLeft ? (isInside ? 'left-of-both' : 'left') : 'right'
  }

  #up(): void {
    this.#first >>= 1n
    this.#last >>= 1n
    this.#end >>= 1n
  }
}
