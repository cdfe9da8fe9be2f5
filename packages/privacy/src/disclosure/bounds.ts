import { type Solution, solve } from 'yalps'

/** Whole numbers, both ends included. */
export type Range = { readonly low: number; readonly high: number }
/** What a cell can be; `unsure` where the solver gave up on an end of it. */
export type Found = Range & { readonly unsure?: true }
/** The cells, each times its number, sum up to something in the range. */
export type Relation = { readonly terms: readonly (readonly [cell: string, times: number])[]; readonly sum: Range }
/** What somebody who wants to know more has: what each cell may be by itself, and how cells hang together. */
export type Knowledge = { readonly ranges: ReadonlyMap<string, Range>; readonly relations: readonly Relation[] }

/** No count of people here is larger; a bound for the solver. */
export const mostPeople = 1_000_000
/** Of a cell of which nothing could be found out. */
const nothing: Range = { low: 0, high: -1 }

type Objective = ReadonlyMap<string, number>
type Point = ReadonlyMap<string, number>
type Problem = { readonly free: readonly (readonly [string, Range])[]; readonly relations: readonly Relation[] }

const PRECISION = 1e-6
const options = { precision: 1e-9, includeZeroVariables: true, maxPivots: 50_000, timeout: 500 } as const

const isKnown = ({ low, high }: Range): boolean => low === high
export const valuesIn = ({ low, high }: Range): number => Math.max(0, high - low + 1)
export const shared = (one: Range, other: Range): Range => ({ low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) })

/** The relations that these cells hang together by, over other unknown cells too. */
const reached = ({ ranges, relations }: Knowledge, from: readonly string[]): Problem => {
  const unknown = (cell: string): boolean => !isKnown(ranges.get(cell) ?? { low: 0, high: 0 })
  const byCell = new Map<string, Relation[]>()
  for (const relation of relations) {
    for (const [cell] of relation.terms) if (unknown(cell)) byCell.set(cell, [...(byCell.get(cell) ?? []), relation])
  }
  const cells = new Set(from.filter(unknown))
  const taken = new Set<Relation>()
  for (const cell of cells) {
    for (const relation of byCell.get(cell) ?? []) {
      taken.add(relation)
      for (const [other] of relation.terms) if (unknown(other)) cells.add(other)
    }
  }
  return { free: [...cells].map((cell) => [cell, ranges.get(cell) ?? { low: 0, high: 0 }]), relations: [...taken] }
}

/** Each unknown counted from its least value, so that none is below zero. */
const solved = ({ ranges }: Knowledge, { free, relations }: Problem, objective: Objective, direction: 'maximize' | 'minimize', integers: boolean) => {
  const least = new Map(free.map(([cell, { low }]) => [cell, low]))
  const variables = new Map<string, [string, number][]>(free.map(([cell]) => [cell, [['', objective.get(cell) ?? 0]]]))
  const constraints = new Map<string, { min: number; max: number }>()
  for (const [cell, { low, high }] of free) {
    variables.get(cell)?.push([`of ${cell}`, 1])
    constraints.set(`of ${cell}`, { min: 0, max: high - low })
  }
  for (const [index, { terms, sum }] of relations.entries()) {
    const known = terms.reduce((total, [cell, times]) => total + times * (least.get(cell) ?? ranges.get(cell)?.low ?? 0), 0)
    for (const [cell, times] of terms) variables.get(cell)?.push([`in ${index}`, times])
    constraints.set(`in ${index}`, { min: sum.low - known, max: sum.high - known })
  }
  const { status, variables: found }: Solution = solve({ direction, objective: '', constraints, variables, integers }, options)
  return { status, point: new Map(found.map(([cell, value]) => [cell, value + (least.get(cell) ?? 0)])) }
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < PRECISION
const rounded = (point: Point): Point => new Map([...point].map(([cell, value]) => [cell, Math.round(value)]))

/** An end of what is possible in whole numbers; `unsure` when the solver gives up. */
const optimum = (
  knowledge: Knowledge,
  problem: Problem,
  objective: Objective,
  direction: 'maximize' | 'minimize',
): Point | 'impossible' | 'unsure' => {
  const relaxed = solved(knowledge, problem, objective, direction, false)
  if (relaxed.status === 'infeasible') return 'impossible'
  if (relaxed.status === 'optimal' && [...relaxed.point.values()].every(isWhole)) return rounded(relaxed.point)
  const whole = solved(knowledge, problem, objective, direction, true)
  if (whole.status === 'infeasible') return 'impossible'
  return whole.status === 'optimal' ? rounded(whole.point) : 'unsure'
}

/** Whether any whole numbers agree with all of it; taken for so where the solver gives up: a reader is thought to believe more then, not less. */
export const isPossible = (knowledge: Knowledge): boolean => {
  const known = knowledge.relations.every(({ terms, sum }) => {
    const ends = terms.map(([cell, times]) => [times, knowledge.ranges.get(cell) ?? { low: 0, high: 0 }] as const)
    const low = ends.reduce((total, [times, range]) => total + Math.min(times * range.low, times * range.high), 0)
    const high = ends.reduce((total, [times, range]) => total + Math.max(times * range.low, times * range.high), 0)
    return low <= sum.high && high >= sum.low
  })
  const problem = reached(knowledge, [...knowledge.ranges.keys()])
  return known && (problem.free.length === 0 || optimum(knowledge, problem, new Map(), 'maximize') !== 'impossible')
}

/**
 * What each of these cells can be, given all of it: exact bounds in whole numbers. With `enough`, a cell is looked at until so many values
 * are known to be possible, and no longer; its range may then be a part. Where the solver gives up the range is too narrow, at worst without any value, never too wide.
 * @throws RangeError when nothing agrees with it
 */
export const possibleRanges = (knowledge: Knowledge, cells: readonly string[], enough = Number.POSITIVE_INFINITY): ReadonlyMap<string, Found> => {
  const seen = new Map<string, Range>()
  const unsure = new Set<string>()
  const asked = new Set(cells)
  const ask = (from: readonly string[], direction: 'maximize' | 'minimize'): void => {
    const point = optimum(knowledge, reached(knowledge, from), new Map(from.map((cell) => [cell, 1])), direction)
    if (point === 'impossible') throw new RangeError('these counts contradict each other')
    if (point === 'unsure') {
      for (const cell of from) unsure.add(cell)
      return
    }
    for (const [cell, value] of point) {
      if (!asked.has(cell)) continue
      const held = seen.get(cell)
      seen.set(cell, { low: Math.min(value, held?.low ?? value), high: Math.max(value, held?.high ?? value) })
    }
  }
  const isEnough = (cell: string): boolean => valuesIn(seen.get(cell) ?? nothing) >= enough
  const given = (cell: string): Range => knowledge.ranges.get(cell) ?? { low: 0, high: 0 }
  const unknown = cells.filter((cell) => !isKnown(given(cell)))
  if (Number.isFinite(enough)) for (const direction of ['maximize', 'minimize'] as const) ask(unknown, direction)
  for (const cell of unknown) {
    for (const direction of ['minimize', 'maximize'] as const) if (!isEnough(cell)) ask([cell], direction)
  }
  const found = (cell: string): Found => {
    if (isKnown(given(cell))) return given(cell)
    const range = seen.get(cell) ?? nothing
    return unsure.has(cell) ? { ...range, unsure: true } : range
  }
  return new Map(cells.map((cell) => [cell, found(cell)]))
}
