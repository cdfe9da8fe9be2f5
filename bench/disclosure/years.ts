import type { CountedRow, ShownRow } from '../../packages/privacy/src/disclosure/index.ts'
import { disclosedRow } from '../../packages/privacy/src/disclosure/index.ts'
import { attacksOn, countedRow, type Person } from '../../packages/privacy/src/disclosure/years.fixture.ts'

const columns = { community: ['a', 'b', 'c', 'd', 'e', 'f'], stage: ['w', 'x', 'y', 'z'] }

/** Numbers from 0 to 1, the same ones always (mulberry32). */
const numbers = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) % 2 ** 32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Most people come from few communities. */
const somebody = (next: () => number): Person => [
  `community:${columns.community[Math.floor(next() ** 2 * columns.community.length)]}`,
  ...columns.stage.filter(() => next() < 0.3).map((stage) => `stage:${stage}`),
]

export type Years = {
  readonly counts: number
  readonly withheld: number
  /** Rows that the audit found not safe, which are not released. */
  readonly refused: number
  readonly narrowed: number
  readonly ms: number
}

/** One theme, released time after time while people come, and a few leave before every fourth release. */
export const years = (seed: number, releases: number): Years => {
  const next = numbers(seed)
  let people: readonly Person[] = []
  const history: CountedRow[] = []
  const released: ShownRow[] = []
  let refused = 0
  let ms = 0
  for (let release = 0; release < releases; release += 1) {
    const leave = release % 4 === 3 ? 2 : 0
    people = [...people.slice(leave), ...Array.from({ length: release === 0 ? 60 : 10 }, () => somebody(next))]
    const now = countedRow(people, columns)
    const started = performance.now()
    const { shown, narrow } = disclosedRow({ now, earlier: released })
    ms = Math.max(ms, performance.now() - started)
    if (narrow > 0) refused += 1
    else {
      history.push(now)
      released.push(shown)
    }
  }
  const all = released.flatMap(({ people: whole, cells }) => [whole, ...Object.values(cells)])
  const narrowed = new Set(attacksOn(history, released).flatMap((attack) => attack.narrowed))
  return { counts: all.length, withheld: all.filter((shown) => shown === null).length, refused, narrowed: narrowed.size, ms }
}
