import { isPossible, type Knowledge, mostPeople, type Range, type Relation } from './bounds.ts'
import { type Order, publicly, type ShownRow, VALUES, type World, withheldIn } from './released-rows.ts'
import { narrowIn, type Watched } from './withhold.ts'

/** Rows of the same people as they are public, the oldest first, each with when it was; the last one may be about to be. */
export type PublicRows = {
  readonly rows: readonly { readonly at: string; readonly row: ShownRow }[]
  readonly order: Order
  /** What somebody may believe of them. */
  readonly worlds: readonly World[]
}

const PEOPLE = 'people'
const ANY: Range = { low: 0, high: mostPeople }

const named = (prefix: string, { ranges, relations }: Knowledge): Knowledge => ({
  ranges: new Map([...ranges].map(([cell, range]) => [`${prefix}${cell}`, range])),
  relations: relations.map(({ terms, sum }) => ({ terms: terms.map(([cell, times]) => [`${prefix}${cell}`, times] as const), sum })),
})

const known = (prefix: string, { rows, order }: PublicRows, world: World): Knowledge =>
  named(
    prefix,
    publicly(
      rows.map(({ row }) => row),
      world,
      order,
    ),
  )

const withheld = (prefix: string, { rows }: PublicRows, { small }: World): readonly Watched[] =>
  withheldIn(rows.map(({ row }) => row)).map(({ cell, within }) => ({ cell: `${prefix}${cell}`, within: small.includes(cell) ? within : ANY }))

/** At one time, nobody is in a cell of the part who is not in the same cell of the whole. */
const links = (part: PublicRows, whole: PublicRows): readonly Relation[] =>
  part.rows.flatMap(({ at, row: { cells } }, one) =>
    whole.rows.flatMap(({ at: when, row }, other) =>
      at === when
        ? [PEOPLE, ...Object.keys(cells).filter((name) => name in row.cells)].map((name) => ({
            terms: [[`whole/${other}/${name}`, 1] as const, [`part/${one}/${name}`, -1] as const],
            sum: ANY,
          }))
        : [],
    ),
  )

const together = (part: PublicRows, whole: PublicRows, [ofPart, ofWhole]: readonly [World, World]): Knowledge => {
  const [one, other] = [known('part/', part, ofPart), known('whole/', whole, ofWhole)]
  return { ranges: new Map([...one.ranges, ...other.ranges]), relations: [...one.relations, ...other.relations, ...links(part, whole)] }
}

const cellsOf = (found: readonly { readonly cell: string }[]): ReadonlySet<string> => new Set(found.map(({ cell }) => cell))
const before = (all: PublicRows, now: string): PublicRows => ({ ...all, rows: all.rows.filter(({ at }) => at !== now) })

/**
 * Whether a withheld count of the rows of some people, or of the rows of all, can be narrowed down only because the two are known together, and could not be
 * before what comes `now`. Each pair of beliefs is looked at; one that does not hold together counts as if it could.
 */
export const tellsTogether = (part: PublicRows, whole: PublicRows, now: string): boolean =>
  part.worlds.some((ofPart) =>
    whole.worlds.some((ofWhole) => {
      const worlds = [ofPart, ofWhole] as const
      const watched = [...withheld('part/', part, ofPart), ...withheld('whole/', whole, ofWhole)]
      if (watched.length === 0) return false
      const knowledge = together(part, whole, worlds)
      if (!isPossible(knowledge)) return true
      const narrow = narrowIn(knowledge, watched, VALUES)
      if (narrow.length === 0) return false
      const apart = [known('part/', part, ofPart), known('whole/', whole, ofWhole)].map((one) =>
        cellsOf(
          narrowIn(
            one,
            narrow.filter(({ cell }) => one.ranges.has(cell)),
            VALUES,
          ),
        ),
      )
      const earlier = together(before(part, now), before(whole, now), worlds)
      const knownBefore = narrow.filter(({ cell }) => earlier.ranges.has(cell))
      const already = isPossible(earlier) ? cellsOf(narrowIn(earlier, knownBefore, VALUES)) : new Set<string>()
      return narrow.some(({ cell }) => !already.has(cell) && !apart.some((one) => one.has(cell)))
    }),
  )
