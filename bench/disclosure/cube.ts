import type { Cell, Publication, Range, Relation } from '../../packages/privacy/src/disclosure/index.ts'
import { mostPeople } from '../../packages/privacy/src/disclosure/index.ts'

export type Entry = { readonly at: readonly string[]; readonly count: number }
type Sum = { readonly whole: string; readonly parts: readonly string[] }
/** What one can count by: leaves, and sums of them. */
export type Dimension = { readonly leavesOf: ReadonlyMap<string, readonly string[]>; readonly sums: readonly Sum[] }
export type Rule = {
  readonly upTo: number
  readonly zeros: boolean
  /** Values that a withheld count keeps, of those up to `guess`. */
  readonly values: number
  readonly guess: number
}

const ALL = '*'

/** By leaves and their whole; with groups of leaves, each grouping summing up to the whole too. */
export const dimension = (leaves: readonly string[], ...groupings: readonly ((leaf: string) => string)[]): Dimension => {
  const all = [...new Set(leaves)]
  const grouped = groupings.map((group, index) => Map.groupBy(all, (leaf) => `${index}:${group(leaf)}`))
  const leavesOf = new Map<string, readonly string[]>(all.map((leaf) => [leaf, [leaf]]))
  for (const groups of grouped) for (const [name, parts] of groups) leavesOf.set(name, parts)
  leavesOf.set(ALL, all)
  const wholes = grouped.map((groups) => ({ whole: ALL, parts: [...groups.keys()] }))
  const parts = grouped.flatMap((groups) => [...groups].map(([whole, of]) => ({ whole, parts: of })))
  return { leavesOf, sums: [...(wholes.length > 0 ? wholes : [{ whole: ALL, parts: all }]), ...parts] }
}

const product = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]])
const idOf = (at: readonly string[]): string => at.join(' | ')

const relationsOf = (dimensions: readonly Dimension[]): readonly Relation[] =>
  dimensions.flatMap(({ sums }, index) =>
    sums.flatMap(({ whole, parts }) => {
      const others = dimensions.map((each, place) => (place === index ? [whole] : [...each.leavesOf.keys()]))
      return product(others).map((at): Relation => {
        const with_ = (name: string): string => idOf(at.map((value, place) => (place === index ? name : value)))
        return { terms: [...parts.map((part) => [with_(part), 1] as const), [with_(whole), -1] as const], sum: { low: 0, high: 0 } }
      })
    }),
  )

/** All counts by all dimensions with every sum, as a publication under a rule. */
export const cubeOf = (entries: readonly Entry[], dimensions: readonly Dimension[], rule: Rule): Publication => {
  const any: Range = { low: 0, high: mostPeople }
  const cells = product(dimensions.map(({ leavesOf }) => [...leavesOf.keys()])).map((at): Cell => {
    const leaves = at.map((name, index) => new Set(dimensions[index]?.leavesOf.get(name)))
    const count = entries.reduce((sum, entry) => (entry.at.every((leaf, index) => leaves[index]?.has(leaf)) ? sum + entry.count : sum), 0)
    const small = count <= rule.upTo && (rule.zeros || count > 0)
    const hide = small ? 'must' : count === 0 ? 'never' : 'may'
    const guess: Range = small ? { low: 0, high: Math.min(rule.guess, mostPeople) } : any
    return { id: idOf(at), count, shown: { low: count, high: count }, hidden: guess, within: guess, hide }
  })
  return { cells, relations: relationsOf(dimensions), earlier: new Map(), watched: [], values: rule.values }
}
