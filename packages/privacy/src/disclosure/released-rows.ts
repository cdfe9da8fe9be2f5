import type { PublicCount } from '@heard/contracts/reporting'
import { publicCount } from '../public-count.ts'
import { largestParts } from './beliefs.ts'
import { isPossible, type Knowledge, mostPeople, type Range, type Relation, shared } from './bounds.ts'
import { type Cell, narrowIn, type Watched, withhold } from './withhold.ts'

/** Named in every release, so that a figure can be judged by the rule of its day. */
export const auditedRule = 'under-10-withheld-others-to-5-audited-5-values/4'

/** A row of linked tables: people in all, and by the columns of each table, as they are. */
export type CountedRow = {
  readonly people: number
  readonly cells: Readonly<Record<string, number>>
  /** Cells that are withheld whatever they count. */
  readonly tooMuch?: readonly string[] | undefined
}
/** As the public sees it, each withheld one null. Undefined is what was not told: then, and of cells where only the people of a row were. */
export type ShownRow = { readonly people?: PublicCount | undefined; readonly cells: Readonly<Record<string, PublicCount | undefined>> }
export type DisclosedRow = {
  readonly shown: { readonly people: PublicCount; readonly cells: Readonly<Record<string, PublicCount>> }
  /** Counts that are withheld because they are small, and to protect those. */
  readonly small: number
  readonly also: number
  /** Withheld counts, of earlier releases too, that somebody can narrow down to fewer values than the rule says. */
  readonly narrow: number
}

/** Values that a withheld count keeps. */
export const VALUES = 5
const SMALL: Range = { low: 0, high: 9 }
const ANY: Range = { low: 0, high: mostPeople }

/** What is known of a number that is shown rounded to five. */
export const behind = (shown: number): Range => ({ low: Math.max(10, shown - 2), high: shown + 2 })
const rangeOf = (shown: PublicCount | undefined, withheld: Range): Range => (shown === undefined || shown === null ? withheld : behind(shown))

const PEOPLE = 'people'
const cellOf = (release: number, name: string): string => `${release}/${name}`
const namesOf = (row: CountedRow | ShownRow): readonly string[] => [PEOPLE, ...Object.keys(row.cells)]
const groupsOf = (names: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(
    names.filter((name) => name !== PEOPLE),
    (name) => name.slice(0, name.indexOf(':')),
  )

/** More, or as many: a difference that is not below zero. */
const difference = (more: readonly string[], less: readonly string[]): Relation => ({
  terms: [...more.map((cell) => [cell, 1] as const), ...less.map((cell) => [cell, -1] as const)],
  sum: ANY,
})

/** Everybody in a cell is one of the people of the row, and in some tables nobody is missing; somebody may also believe that nobody is in two cells of a table. */
const inRow = (release: number, names: readonly string[], apart: readonly string[], covering: readonly string[]): readonly Relation[] => {
  const of = (name: string): string => cellOf(release, name)
  return [...groupsOf(names)].flatMap(([table, columns]) => [
    ...(apart.includes(table) ? [difference([of(PEOPLE)], columns.map(of))] : columns.map((column) => difference([of(PEOPLE)], [of(column)]))),
    ...(covering.includes(table) ? [difference(columns.map(of), [of(PEOPLE)])] : []),
  ])
}

/** Somebody may believe that people only ever come, and that a cell has not grown by more people than its row has. */
const growing = (from: number, to: number, names: readonly string[], apart: readonly string[]): readonly Relation[] => {
  const [before, now] = [from, to].map((release) => (name: string) => cellOf(release, name)) as [(name: string) => string, (name: string) => string]
  const grown = names.map((name) => difference([now(name)], [before(name)]))
  const byRow = [...groupsOf(names)].flatMap(([table, columns]) =>
    (apart.includes(table) ? [columns] : columns.map((column) => [column])).map((some) =>
      difference([now(PEOPLE), ...some.map(before)], [before(PEOPLE), ...some.map(now)]),
    ),
  )
  return [...grown, ...byRow]
}

/** How rows hang together, besides that people of a cell are people of the row. */
export type Order = {
  /** Of each earlier row, the later one that its people belong to: left out, the next, and of the last the row of now. */
  readonly into?: readonly number[] | undefined
  /** Tables in which everybody of the row is in some cell. */
  readonly covering?: readonly string[] | undefined
  /** Of each earlier row and then of now: counts that other public numbers do not let be smaller. */
  readonly floors?: readonly Readonly<Record<string, number>>[] | undefined
  /** Of the same rows: what is known of their people from other tables, which are the people of these too. The number itself is always shown then. */
  readonly people?: readonly Range[] | undefined
}
export type Rows = Order & {
  readonly now: CountedRow
  readonly earlier: readonly ShownRow[]
}
/** What somebody may believe: in which tables nobody is in two cells, after which releases people only came, and which withheld counts are small. */
export type World = { readonly apart: readonly string[]; readonly grows: readonly number[]; readonly small: readonly string[] }

const relationsOf = (
  released: readonly (CountedRow | ShownRow)[],
  { apart, grows }: Omit<World, 'small'>,
  { into = [], covering = [] }: Order = {},
): readonly Relation[] => {
  const all = released.map(namesOf)
  return all.flatMap((names, release) => {
    const to = into[release] ?? release + 1
    const common = all[to]?.filter((name) => names.includes(name))
    return [...inRow(release, names, apart, covering), ...(common && grows.includes(release) ? growing(release, to, common, apart) : [])]
  })
}

const notUnder = ({ low, high }: Range, floor = 0): Range => ({ low: Math.max(low, floor), high })

const rangesOf = (released: readonly ShownRow[], { small }: World, { floors, people }: Order = {}): ReadonlyMap<string, Range> =>
  new Map(
    released.flatMap((row, release) =>
      [[PEOPLE, row.people] as const, ...Object.entries(row.cells)].map(([name, shown]): [string, Range] => {
        const cell = cellOf(release, name)
        const range = rangeOf(shown, small.includes(cell) ? SMALL : ANY)
        return [cell, name === PEOPLE ? shared(range, people?.[release] ?? ANY) : notUnder(range, floors?.[release]?.[name])]
      }),
    ),
  )

/** A count that is small is withheld; one that would say too much of a community is too, and then nobody is thought to know that it is not small. */
const cellsOf = ({ now, earlier, floors, people }: Rows): readonly Cell[] =>
  [[PEOPLE, now.people] as const, ...Object.entries(now.cells)].map(([name, count]) => {
    const id = cellOf(earlier.length, name)
    const shown = publicCount(count)
    const small = shown === null
    const among = people?.[earlier.length]
    if (among && name === PEOPLE && !small) {
      const range = shared(rangeOf(shown, ANY), among)
      return { id, count, shown: range, hidden: range, within: range, hide: 'never' }
    }
    const floor = floors?.[earlier.length]?.[name]
    return {
      id,
      count,
      shown: notUnder(rangeOf(shown, ANY), floor),
      hidden: notUnder(small ? SMALL : ANY, floor),
      within: small ? SMALL : ANY,
      hide: small || now.tooMuch?.includes(name) ? 'must' : 'may',
    }
  })

/** What is public, and the counts themselves: what somebody believes is taken for knowledge as far as it may be true. */
const known = (rows: Rows, world: World): Knowledge => ({
  ranges: new Map([...rangesOf(rows.earlier, world, rows), ...cellsOf(rows).map(({ id, count }) => [id, { low: count, high: count }] as const)]),
  relations: relationsOf([...rows.earlier, rows.now], world, rows),
})

type Belief = { readonly apart: string } | { readonly grew: number } | { readonly small: string }

const worldOf = (beliefs: readonly Belief[]): World => ({
  apart: beliefs.flatMap((belief) => ('apart' in belief ? [belief.apart] : [])),
  grows: beliefs.flatMap((belief) => ('grew' in belief ? [belief.grew] : [])),
  small: beliefs.flatMap((belief) => ('small' in belief ? [belief.small] : [])),
})

/** So many worlds are looked at, for a row whose numbers went up and down; a row that has more is not safe. */
const MOST_WORLDS = 40

export const withheldIn = (released: readonly ShownRow[]): readonly Watched[] =>
  released
    .flatMap(({ people, cells }, release) => [
      ...(people === null ? [cellOf(release, PEOPLE)] : []),
      ...Object.entries(cells).flatMap(([name, count]) => (count === null ? [cellOf(release, name)] : [])),
    ])
    .map((cell) => ({ cell, within: SMALL }))

export const publicly = (released: readonly ShownRow[], world: World, order?: Order): Knowledge => ({
  ranges: rangesOf(released, world, order),
  relations: relationsOf(released, world, order),
})

/**
 * What somebody who believes that can work out of releases that are public: withheld counts (`release/name`) with fewer values left than there must be, in
 * all, or for a guess that it is small. Nothing where the releases contradict the belief.
 */
export const narrowedIn = (released: readonly ShownRow[], world: World, isSmall: (cell: string) => boolean, order?: Order): readonly string[] => {
  const watched = withheldIn(released).map(({ cell }) => ({ cell, within: isSmall(cell) ? SMALL : ANY }))
  const knowledge = publicly(released, world, order)
  return isPossible(knowledge) ? narrowIn(knowledge, watched, VALUES).map(({ cell }) => cell) : []
}

/** Those that were certainly found out already, for somebody who believes that; where the solver gives up, they are as open as they were. */
const foundOut = (rows: Rows, watched: readonly Watched[], world: World): ReadonlySet<string> =>
  new Set(narrowIn(publicly(rows.earlier, world, rows), watched, VALUES).flatMap(({ cell, sure }) => (sure ? [cell] : [])))

/** `worlds`: what somebody may believe once the row is public. */
export type AuditedRow = { readonly row: DisclosedRow; readonly worlds: readonly World[] }

type Audited = { readonly world: World; readonly watched: readonly Watched[] }

/**
 * The most that somebody may believe without being contradicted by what is public or by the counts: whoever believes less knows less. With each, the
 * withheld counts of earlier releases that are wide for them as yet: what was found out before cannot be taken back. A count that is not is looked at
 * for those who believe so much less that for them it is.
 */
const auditedIn = (rows: Rows, mostWorlds: number): { readonly all: readonly Audited[]; readonly finished: boolean } => {
  const { earlier } = rows
  const tables = [...groupsOf(namesOf(rows.now)).keys()].map((apart) => ({ apart }))
  const withheld = withheldIn(earlier)
  const beliefs: readonly Belief[] = [
    ...tables,
    ...earlier.map((_, release) => ({ grew: release })),
    ...withheld.map(({ cell }) => ({ small: cell })),
  ]
  const tenable = largestParts(beliefs, (some) => isPossible(known(rows, worldOf(some))), mostWorlds)
  const audits = tenable.parts.map((part) => {
    const world = worldOf(part)
    const narrow = foundOut(rows, withheld, world)
    const fewer = withheld
      .filter(({ cell }) => narrow.has(cell))
      .map((one) => ({ one, ...largestParts(part, (some) => foundOut(rows, [one], worldOf(some)).size === 0, mostWorlds) }))
    const byFewer = fewer.flatMap(({ one, parts }) => parts.map((some): Audited => ({ world: worldOf(some), watched: [one] })))
    const all: readonly Audited[] = [{ world, watched: withheld.filter(({ cell }) => !narrow.has(cell)) }, ...byFewer]
    return { all, finished: fewer.every(({ finished }) => finished) }
  })
  return { all: audits.flatMap(({ all }) => all), finished: tenable.finished && audits.length > 0 && audits.every(({ finished }) => finished) }
}

/**
 * A row as it may be released after all that was released of its people before, under whichever themes: small counts withheld, others rounded to five, and withheld besides what would let
 * somebody narrow a withheld one down, of this release or of an earlier one. Nobody is thought to know less than that people of a cell are people of its
 * row, that (as far as it is so) they are in one cell of a table only, and that people only come, and come to the row when they come to a cell. A row of
 * which not all that somebody may believe could be looked at counts as narrow.
 */
export const auditedRow = (rows: Rows, mostWorlds = MOST_WORLDS): AuditedRow => {
  const cells = cellsOf(rows)
  const hidden = new Set(cells.filter(({ hide }) => hide === 'must').map(({ id }) => id))
  const small = cells.filter(({ hide, within }) => hide === 'must' && within.high === SMALL.high)
  const narrow = new Set<string>()
  const audited = auditedIn(rows, mostWorlds)
  if (!audited.finished) narrow.add(cellOf(rows.earlier.length, PEOPLE))
  for (const { world, watched } of audited.all) {
    const found = withhold({
      cells: cells.map((cell) => (hidden.has(cell.id) ? { ...cell, hide: 'must' } : cell)),
      earlier: rangesOf(rows.earlier, world, rows),
      relations: relationsOf([...rows.earlier, rows.now], world, rows),
      watched,
      values: VALUES,
    })
    for (const cell of found.hidden) hidden.add(cell)
    for (const cell of found.narrow) narrow.add(cell)
  }
  const shownAs = (name: string, count: number): PublicCount => (hidden.has(cellOf(rows.earlier.length, name)) ? null : publicCount(count))
  const shown = Object.fromEntries(Object.entries(rows.now.cells).map(([name, count]) => [name, shownAs(name, count)]))
  const row = { people: shownAs(PEOPLE, rows.now.people), cells: shown }
  return {
    row: { shown: row, small: small.length, also: hidden.size - small.length, narrow: narrow.size },
    worlds: audited.all.map(({ world }) => ({ ...world, small: [...world.small, ...small.map(({ id }) => id)] })),
  }
}

export const disclosedRow = (rows: Rows, mostWorlds = MOST_WORLDS): DisclosedRow => auditedRow(rows, mostWorlds).row
