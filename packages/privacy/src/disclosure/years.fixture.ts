import { type CountedRow, narrowedIn, type ShownRow, type World } from './released-rows.ts'

/** The cells that somebody is in. */
export type Person = readonly string[]

export const countedRow = (people: readonly Person[], columns: Readonly<Record<string, readonly string[]>>): CountedRow => {
  const names = Object.entries(columns).flatMap(([table, of]) => of.map((column) => `${table}:${column}`))
  return { people: people.length, cells: Object.fromEntries(names.map((name) => [name, people.filter((cells) => cells.includes(name)).length])) }
}

const tablesOf = ({ cells }: CountedRow): readonly string[] => [...new Set(Object.keys(cells).map((name) => name.slice(0, name.indexOf(':'))))]

const unplaced = ({ people, cells }: CountedRow, table: string): number =>
  Object.entries(cells).reduce((rest, [name, count]) => (name.startsWith(`${table}:`) ? rest - count : rest), people)

const isGrowth = (before: CountedRow, now: CountedRow, apart: readonly string[]): boolean =>
  Object.keys(now.cells).every((name) => {
    const grown = (now.cells[name] ?? 0) - (before.cells[name] ?? 0)
    return grown >= 0 && grown <= now.people - before.people
  }) && apart.every((table) => unplaced(now, table) >= unplaced(before, table))

/** Whether somebody would be right to believe it. */
const isTrue = ({ apart, grows }: World, history: readonly CountedRow[]): boolean =>
  history.every((counts) => apart.every((table) => unplaced(counts, table) >= 0)) &&
  grows.every((step) => {
    const [before, now] = [history[step], history[step + 1]]
    return before === undefined || now === undefined || isGrowth(before, now, apart)
  })

/** Withheld counts that are small indeed. */
const smallIn = (history: readonly CountedRow[], released: readonly ShownRow[]): readonly string[] =>
  released.flatMap(({ people, cells }, release) =>
    Object.entries({ people, ...cells }).flatMap(([name, shown]) => {
      const counts = history[release]
      const count = name === 'people' ? counts?.people : counts?.cells[name]
      return shown === null && (count ?? 0) < 10 ? [`${release}/${name}`] : []
    }),
  )

/** Everybody who knows true things and compares all releases: that nobody is in two cells, before which releases people only came, what is small. */
export const attacksOn = (
  history: readonly CountedRow[],
  released: readonly ShownRow[],
): readonly { world: World; narrowed: readonly string[] }[] => {
  const small = smallIn(history, released)
  const tables = history[0] ? tablesOf(history[0]) : []
  const steps = history.flatMap((_, step) => (step + 1 < history.length && isTrue({ apart: [], grows: [step], small }, history) ? [step] : []))
  const worlds = [tables, tables.slice(0, 1), []].flatMap((apart) =>
    [steps, steps.slice(-3), []].flatMap((grows) => [small, []].map((known): World => ({ apart, grows, small: known }))),
  )
  return worlds
    .filter((world) => isTrue(world, history))
    .map((world) => ({ world, narrowed: narrowedIn(released, world, (cell) => small.includes(cell)) }))
}
