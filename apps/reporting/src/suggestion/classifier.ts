import type { Vector } from './features.ts'

/** A line between those who have a theme and those who have not, and how sure one is on each side of it. */
export type Classifier = {
  readonly weights: Float32Array
  readonly slope: number
  readonly offset: number
  /** So sure one has to be for most to be right and few to be missed (the best F1 of what was held out). */
  readonly from: number
}

const MOST_ROUNDS = 60
const STEADY = 0.05

const dot = (weights: Float32Array, { at, weight }: Vector): number => {
  let sum = weights[weights.length - 1] ?? 0
  for (let index = 0; index < at.length; index += 1) sum += (weights[at[index] ?? 0] ?? 0) * (weight[index] ?? 0)
  return sum
}
const add = (weights: Float32Array, { at, weight }: Vector, times: number): void => {
  for (let index = 0; index < at.length; index += 1) {
    const number = at[index] ?? 0
    weights[number] = (weights[number] ?? 0) + times * (weight[index] ?? 0)
  }
  const last = weights.length - 1
  weights[last] = (weights[last] ?? 0) + times
}

/** Numbers that look like chance and are always the same. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const mixed = [...list]
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const held = mixed[index] as T
    mixed[index] = mixed[other] as T
    mixed[other] = held
  }
  return mixed
}

export type Learning = { readonly cost: number /** From 0 (each text counts the same) to 1 (each side does). */; readonly balance: number }

/** A support vector machine with squared loss, by coordinate descent in the dual (Hsieh and others, 2008). */
const separate = (vectors: readonly Vector[], has: readonly boolean[], features: number, { cost, balance }: Learning): Float32Array => {
  const weights = new Float32Array(features + 1)
  const positive = has.filter(Boolean).length
  const share = (mine: boolean): number => vectors.length / (2 * Math.max(1, mine ? positive : vectors.length - positive))
  const costs = [false, true].map((mine) => 1 / (2 * cost * share(mine) ** balance))
  const alphas = new Float64Array(vectors.length)
  const norms = vectors.map(({ weight }) => weight.reduce((sum, value) => sum + value * value, 1))
  const random = chance(vectors.length)
  let order = vectors.map((_, index) => index)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    order = shuffled(order, random)
    let largest = 0
    for (const index of order) {
      const vector = vectors[index]
      if (!vector) continue
      const side = has[index] ? 1 : -1
      const diagonal = costs[has[index] ? 1 : 0] ?? 1
      const alpha = alphas[index] ?? 0
      const gradient = side * dot(weights, vector) - 1 + diagonal * alpha
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      largest = Math.max(largest, Math.abs(projected))
      if (projected === 0) continue
      const next = Math.max(0, alpha - gradient / ((norms[index] ?? 1) + diagonal))
      alphas[index] = next
      add(weights, vector, (next - alpha) * side)
    }
    if (largest < STEADY) break
  }
  return weights
}

/** How sure a distance makes one: a logistic curve through what was held out (Platt 1999, in the form of Lin, Lin and Weng 2007, by plain descent). */
const calibrate = (distances: readonly number[], has: readonly boolean[]): { readonly slope: number; readonly offset: number } => {
  const positive = has.filter(Boolean).length
  const targets = has.map((mine) => (mine ? (positive + 1) / (positive + 2) : 1 / (has.length - positive + 2)))
  let slope = 1
  let offset = Math.log((positive + 1) / (has.length - positive + 1))
  for (let round = 0; round < 100; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6]
    for (const [index, distance] of distances.entries()) {
      const sure = 1 / (1 + Math.exp(-(slope * distance + offset)))
      const off = sure - (targets[index] ?? 0)
      const curve = sure * (1 - sure)
      g0 += off * distance
      g1 += off
      h00 += curve * distance * distance
      h01 += curve * distance
      h11 += curve
    }
    const determinant = h00 * h11 - h01 * h01
    const [ds, d0] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    slope -= Math.max(-1, Math.min(1, ds))
    offset -= Math.max(-1, Math.min(1, d0))
    if (Math.abs(ds) + Math.abs(d0) < 1e-6) break
  }
  return { slope: Math.max(0, slope), offset }
}

/** What is more likely than not is suggested in any case. */
const LIKELY = 0.5

/** Where to draw the line between what is suggested and what is not. */
const lineIn = (sure: readonly number[], has: readonly boolean[]): number => {
  const ranked = sure.map((value, index) => [value, has[index] ?? false] as const).toSorted(([one], [other]) => other - one)
  const positive = has.filter(Boolean).length
  let best = { f1: 0, from: 0.5 }
  let right = 0
  for (const [index, [value, mine]] of ranked.entries()) {
    if (mine) right += 1
    const f1 = (2 * right) / (index + 1 + positive)
    if (f1 > best.f1) best = { f1, from: (value + (ranked[index + 1]?.[0] ?? value)) / 2 }
  }
  return Math.min(best.from, LIKELY)
}

const HELD_OUT = 3

export const learn = (vectors: readonly Vector[], has: readonly boolean[], features: number, learning: Learning): Classifier => {
  const distances = vectors.map(() => 0)
  for (let fold = 0; fold < HELD_OUT; fold += 1) {
    const inside = vectors.map((_, index) => index % HELD_OUT !== fold)
    const kept = vectors.flatMap((_, index) => (inside[index] ? [index] : []))
    const weights = separate(
      kept.flatMap((index) => vectors[index] ?? []),
      kept.map((index) => has[index] ?? false),
      features,
      learning,
    )
    for (const [index, vector] of vectors.entries()) if (!inside[index]) distances[index] = dot(weights, vector)
  }
  const curve = calibrate(distances, has)
  const from = lineIn(
    distances.map((distance) => sureness(curve, distance)),
    has,
  )
  return { weights: separate(vectors, has, features, learning), ...curve, from }
}

export const distanceTo = ({ weights }: Classifier, vector: Vector): number => dot(weights, vector)
export const sureness = ({ slope, offset }: Pick<Classifier, 'slope' | 'offset'>, distance: number): number =>
  1 / (1 + Math.exp(-(slope * distance + offset)))
