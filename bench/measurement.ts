/** One thing measured, beside what it was measured against in the same run. */
export interface Measurement {
  readonly name: string
  /** The median of `samples`. */
  readonly value: number
  /** `facts/s`, `requests/s`, `ms`, `bytes`, … */
  readonly unit: string
  /** What was measured beside it, in words: `a bare node:sqlite loop with the same batch`. Empty when it stands alone. */
  readonly against: string
  /** `value` divided by the value of `against`; 1 when it stands alone. */
  readonly ratio: number
  readonly samples: readonly number[]
}

/** What a file `bench/<name>.bench.ts` exports. */
export interface Benchmark {
  readonly run: () => Promise<readonly Measurement[]>
}

/** The middle sample, or the mean of the two in the middle. Throws a RangeError when there is none. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new RangeError('There is no median of no samples')
  return (low + high) / 2
}

interface Pair {
  readonly name: string
  readonly unit: string
  readonly against: string
  readonly rounds: number
  /** One round of what is measured, as a value in `unit`. */
  readonly measure: () => number | Promise<number>
  /** One round of what it is compared with, in the same unit. */
  readonly compare: () => number | Promise<number>
}

/** Measures two things in turn, round by round, so that a slow minute of the machine meets both. */
export async function measureBeside({ name, unit, against, rounds, measure, compare }: Pair): Promise<Measurement> {
  const samples: number[] = []
  const others: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    samples.push(await measure())
    others.push(await compare())
  }
  const value = median(samples)
  return { name, value, unit, against, ratio: value / median(others), samples }
}
