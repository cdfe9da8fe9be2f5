/** The leaves from `start` to before `end`; its root is one hash of a proof. */
export type LeafRange = { readonly start: bigint; readonly end: bigint }

/** The largest power of two below `size`, where RFC 6962 splits a tree; `size` is 2 or more. */
const splitOf = (size: bigint): bigint => 1n << BigInt((size - 1n).toString(2).length - 1)

/** What an inclusion proof is made of, in its order: from the leaf's sibling upwards (RFC 6962 §2.1.1). Throws RangeError for an index outside. */
export const inclusionRanges = (index: bigint, size: bigint): readonly LeafRange[] => {
  if (index < 0n || index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`)
  const ranges: LeafRange[] = []
  let [start, end] = [0n, size]
  while (end - start > 1n) {
    const middle = start + splitOf(end - start)
    ranges.unshift(index < middle ? { start: middle, end } : { start, end: middle })
    if (index < middle) end = middle
    else start = middle
  }
  return ranges
}

/** What a consistency proof is made of, in its order (RFC 6962 §2.1.2); nothing for equal sizes. Throws RangeError unless 0 < size1 ≤ size2. */
export const consistencyRanges = (size1: bigint, size2: bigint): readonly LeafRange[] => {
  if (size1 <= 0n || size1 > size2) throw new RangeError(`there is no proof from ${size1} to ${size2} leaves`)
  const ranges: LeafRange[] = []
  let [start, end] = [0n, size2]
  while (end !== size1) {
    const middle = start + splitOf(end - start)
    ranges.unshift(size1 <= middle ? { start: middle, end } : { start, end: middle })
    if (size1 <= middle) end = middle
    else start = middle
  }
  return start === 0n ? ranges : [{ start, end }, ...ranges]
}

/** The perfect subtrees of a range as RFC 6962 splits it, widest first: `index` counts subtrees of 2^height leaves. */
export const perfectSubtrees = ({ start, end }: LeafRange): readonly { readonly height: number; readonly index: bigint }[] => {
  const subtrees: { height: number; index: bigint }[] = []
  for (let at = start; at < end; ) {
    const height = (end - at).toString(2).length - 1
    subtrees.push({ height, index: at >> BigInt(height) })
    at += 1n << BigInt(height)
  }
  return subtrees
}
