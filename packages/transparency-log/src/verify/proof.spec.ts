import { expect, it } from 'vitest'
import { fromBase64 } from './bytes.ts'
import { CompactRange } from './compact-range.ts'
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './proof.ts'
import { consistencyRanges, inclusionRanges, type LeafRange } from './proof-ranges.ts'
import { leaves, NaiveTree, sha256, testText } from './test-log.ts'
import { emptyRoot } from './tree-hash.ts'

type Vector = {
  readonly file: string
  readonly desc: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
  readonly leafIdx?: number
  readonly treeSize?: number
  readonly start?: number
  readonly end?: number
  readonly size?: number
  readonly size1?: number
  readonly size2?: number
  readonly root?: string
  readonly leafHash?: string
  readonly root1?: string
  readonly root2?: string
}

const vectors: readonly Vector[] = testText('rfc6962-vectors.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const hash = (base64 = 'missing'): Uint8Array => {
  const bytes = fromBase64(base64)
  if (!bytes) throw new Error(`${base64} is not base64`)
  return bytes
}
const big = (size = Number.NaN): bigint => BigInt(size)

const judges: Readonly<Record<string, (vector: Vector, proof: readonly Uint8Array[]) => boolean>> = {
  inclusion: ({ leafIdx, treeSize, root, leafHash }, proof) =>
    verifyInclusion(sha256, { index: big(leafIdx), size: big(treeSize), root: hash(root), leafHash: hash(leafHash), proof }),
  subtreeinclusion: ({ leafIdx, start, end, root, leafHash }, proof) =>
    verifySubtreeInclusion(sha256, { index: big(leafIdx), start: big(start), end: big(end), root: hash(root), leafHash: hash(leafHash), proof }),
  consistency: ({ size1, size2, root1, root2 }, proof) =>
    verifyConsistency(sha256, { size1: big(size1), size2: big(size2), root1: hash(root1), root2: hash(root2), proof }),
  subtreeconsistency: ({ start, end, size, root1, root2 }, proof) =>
    verifySubtreeConsistency(sha256, { start: big(start), end: big(end), size: big(size), subtreeRoot: hash(root1), root: hash(root2), proof }),
}
const verifies = (vector: Vector): boolean | undefined => judges[vector.file.split('/')[0] ?? '']?.(vector, (vector.proof ?? []).map(hash))

it('reads all 274 vectors, good and bad', () => {
  expect([vectors.length, vectors.filter(({ wantErr }) => wantErr).length > 200]).toEqual([274, true])
})

it.each(vectors.map((vector) => [vector.file, vector.desc, vector] as const))('judges %s as RFC 6962 does: %s', (_file, _desc, vector) => {
  expect(verifies(vector)).toBe(!vector.wantErr)
})

const SIZES = Array.from({ length: 131 }, (_, size) => size)
const ALL = leaves(130)
const TREE = new NaiveTree(ALL)
const joined = (hashes: readonly Uint8Array[]): string => Buffer.concat(hashes).toString('hex')

/** SUBTREE_SUBPROOF of draft-ietf-plants-merkle-tree-certs §4.4, for the leaves of a tree of `size`. */
const subtreeProof = (start: number, end: number, size: number, from = 0, isKnown = true): Uint8Array[] => {
  if (start === from && end === size) return isKnown ? [] : [TREE.root(from, size)]
  let split = 1
  while (split * 2 < size - from) split *= 2
  const middle = from + split
  if (end <= middle) return [...subtreeProof(start, end, middle, from, isKnown), TREE.root(middle, size)]
  if (start >= middle) return [...subtreeProof(start, end, size, middle, isKnown), TREE.root(from, middle)]
  return [...subtreeProof(middle, end, size, middle, false), TREE.root(from, middle)]
}
const rootOf = ({ start, end }: LeafRange) => TREE.root(Number(start), Number(end))

it('finds the same roots by compact range as by the definition, for sizes 0 to 130', () => {
  const range = new CompactRange(sha256)
  for (const size of SIZES) {
    expect([range.size, range.root()]).toEqual([BigInt(size), TREE.root(0, size)])
    expect(range.roots.length).toBe(size.toString(2).replaceAll('0', '').length)
    const next = ALL[size]
    if (next) range.append(next)
  }
  expect(emptyRoot(sha256)).toEqual(TREE.root(0, 0))
})

it('makes of its ranges the inclusion proofs of the definition, which verify for their leaf alone, for sizes 1 to 130', () => {
  for (const size of SIZES.slice(1)) {
    const [hashes, root] = [ALL.slice(0, size), TREE.root(0, size)]
    for (const [index, leafHash] of hashes.entries()) {
      const proof = inclusionRanges(BigInt(index), BigInt(size)).map(rootOf)
      expect(joined(proof)).toBe(joined(TREE.path(index, size)))
      const inclusion = { index: BigInt(index), size: BigInt(size), leafHash, proof, root }
      expect(verifyInclusion(sha256, inclusion)).toBe(true)
      expect(verifyInclusion(sha256, { ...inclusion, index: BigInt(index ^ 1) })).toBe(false)
      expect(verifyInclusion(sha256, { ...inclusion, proof: [...proof, root] })).toBe(false)
      if (size > 1) expect(verifyInclusion(sha256, { ...inclusion, proof: proof.slice(1) })).toBe(false)
    }
  }
})

it('makes of its ranges the consistency proofs of the definition, which verify for these sizes alone, up to 130', () => {
  for (const size2 of SIZES.slice(1)) {
    const root2 = TREE.root(0, size2)
    for (let size1 = 1; size1 <= size2; size1 += 1) {
      const proof = consistencyRanges(BigInt(size1), BigInt(size2)).map(rootOf)
      expect(joined(proof)).toBe(joined(TREE.consistency(size1, size2)))
      const consistency = { size1: BigInt(size1), size2: BigInt(size2), root1: TREE.root(0, size1), root2, proof }
      expect(verifyConsistency(sha256, consistency)).toBe(true)
      expect(verifyConsistency(sha256, { ...consistency, root1: root2 })).toBe(size1 === size2)
      expect(verifyConsistency(sha256, { ...consistency, proof: [...proof, root2] })).toBe(false)
    }
  }
})

it('verifies nothing from a tree without leaves', () => {
  const root2 = TREE.root(0, 8)
  for (const size2 of [0n, 8n]) {
    expect(
      verifyConsistency(sha256, { size1: 0n, root1: emptyRoot(sha256), size2, root2: size2 === 0n ? emptyRoot(sha256) : root2, proof: [] }),
    ).toBe(false)
  }
  expect(() => consistencyRanges(0n, 8n)).toThrow(new RangeError('there is no proof from 0 to 8 leaves'))
  expect(() => consistencyRanges(9n, 8n)).toThrow(RangeError)
  expect(() => inclusionRanges(8n, 8n)).toThrow(new RangeError('a tree of 8 leaves has no leaf 8'))
  expect(() => inclusionRanges(-1n, 8n)).toThrow(RangeError)
})

it('keeps sizes beyond 2^53 apart', () => {
  const [size, root] = [2n ** 60n + 1n, TREE.root(0, 2)]
  const [first = root, second = root] = ALL
  expect(verifyInclusion(sha256, { index: size - 1n, size, leafHash: second, proof: [first], root })).toBe(true)
  expect(verifyInclusion(sha256, { index: size - 2n, size, leafHash: second, proof: [first], root })).toBe(false)
  expect(verifyInclusion(sha256, { index: size - 1n, size: size + 1n, leafHash: second, proof: [first], root })).toBe(false)
})

it('refuses hashes that are not of 32 bytes', () => {
  const [leafHash = new Uint8Array()] = ALL
  expect(verifyInclusion(sha256, { index: 0n, size: 1n, leafHash: leafHash.subarray(1), proof: [], root: leafHash.subarray(1) })).toBe(false)
})

it('finds each subtree of a tree, and no other place for it', () => {
  const size = 21
  const root = TREE.root(0, size)
  for (const [start, end] of [
    [4, 8],
    [8, 13],
    [16, 21],
    [20, 21],
    [0, 16],
    [0, 21],
  ] as const) {
    const subtreeRoot = TREE.root(start, end)
    const proofs = [
      { start, end },
      { start: start + 32, end: end + 32 },
      { start, end: end + 1 },
    ]
    const verdicts = proofs.map((place) =>
      verifySubtreeConsistency(sha256, {
        start: BigInt(place.start),
        end: BigInt(place.end),
        subtreeRoot,
        size: BigInt(size),
        root,
        proof: subtreeProof(start, end, size),
      }),
    )
    expect(verdicts).toEqual([true, false, false])
  }
})
