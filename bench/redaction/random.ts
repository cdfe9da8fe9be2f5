/** Chance that repeats: the same seed, the same stories. */
export interface Chance {
  /** From 0 to 1, without 1. */
  next(): number
  /** A whole number from 0, below this. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  often(share: number): boolean
  digits(length: number): string
}

/** mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): Chance {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number): number => Math.floor(next() * end)
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[below(from.length)]
    if (picked === undefined) throw new RangeError('There is nothing to pick from')
    return picked
  }
  return { next, below, pick, often: (share) => next() < share, digits: (length) => Array.from({ length }, () => below(10)).join('') }
}
