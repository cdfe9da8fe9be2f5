import { type Knowledge, possibleRanges, type Range, type Relation, shared, valuesIn } from './bounds.ts'

/** A count that is about to be published. */
export type Cell = {
  readonly id: string
  readonly count: number
  /** What one knows of it when it is shown, and when it is withheld. */
  readonly shown: Range
  readonly hidden: Range
  /** Where a guess is kept uncertain once it is withheld. */
  readonly within: Range
  /** `must`: withheld by itself. `may`: where that protects others. `never`: always shown. */
  readonly hide: 'must' | 'may' | 'never'
}
/** What must stay uncertain: so many values are left inside `within`, for somebody who guesses that it lies there. */
export type Watched = { readonly cell: string; readonly within: Range }
export type Publication = {
  readonly cells: readonly Cell[]
  /** Counts that are public already, and what is known of them. */
  readonly earlier: ReadonlyMap<string, Range>
  readonly relations: readonly Relation[]
  /** Besides the cells that are withheld: of earlier publications. */
  readonly watched: readonly Watched[]
  /** How many values a withheld count keeps at least. */
  readonly values: number
}
export type Withheld = {
  /** Those that had to be, and those that protect them. */
  readonly hidden: ReadonlySet<string>
  /** That protect others. */
  readonly also: ReadonlySet<string>
  /** What stays too narrow whatever is withheld. */
  readonly narrow: readonly string[]
}

const knowledgeOf = ({ cells, earlier, relations }: Publication, hidden: ReadonlySet<string>): Knowledge => ({
  ranges: new Map([...earlier, ...cells.map((cell) => [cell.id, hidden.has(cell.id) ? cell.hidden : cell.shown] as const)]),
  relations,
})

const watchedIn = ({ cells, watched }: Publication, hidden: ReadonlySet<string>): readonly Watched[] => [
  ...cells.flatMap(({ id, within }) => (hidden.has(id) ? [{ cell: id, within }] : [])),
  ...watched,
]

/** `sure`: known to be, and not only because the solver gave up. */
export type Narrow = Watched & { readonly sure: boolean }

/** Those of which fewer values are left than there must be, as far as one can tell. */
export const narrowIn = (knowledge: Knowledge, watched: readonly Watched[], values: number): readonly Narrow[] => {
  const cells = watched.map(({ cell }) => cell)
  const seen = possibleRanges(knowledge, cells, values)
  const isOpen = (range: Range | undefined, within: Range): boolean => range !== undefined && valuesIn(shared(range, within)) >= values
  const doubtful = watched.filter(({ cell, within }) => !isOpen(seen.get(cell), within))
  if (doubtful.length === 0) return []
  const exact = possibleRanges(
    knowledge,
    doubtful.map(({ cell }) => cell),
  )
  return doubtful
    .filter(({ cell, within }) => !isOpen(exact.get(cell), within))
    .map((narrow) => ({ ...narrow, sure: exact.get(narrow.cell)?.unsure !== true }))
}

/** Cells that hang together with this one by unknown ones, the nearest relations first. */
const around = ({ relations }: Publication, cell: string, isUnknown: (cell: string) => boolean): readonly Relation[] => {
  const found = new Set<Relation>()
  const cells = new Set([cell])
  for (const one of cells) {
    for (const relation of relations) {
      if (found.has(relation) || !relation.terms.some(([term]) => term === one)) continue
      found.add(relation)
      for (const [term] of relation.terms) if (isUnknown(term)) cells.add(term)
    }
  }
  return [...found]
}

/** The smallest shown count beside a withheld one that stands alone in its sum; else the smallest in the nearest sum that has one. */
const nextToHide = (publication: Publication, hidden: ReadonlySet<string>, narrow: string): string | undefined => {
  const byId = new Map(publication.cells.map((cell) => [cell.id, cell]))
  const { ranges } = knowledgeOf(publication, hidden)
  const near = around(publication, narrow, (cell) => (ranges.get(cell)?.low ?? 0) < (ranges.get(cell)?.high ?? 0))
  const choices = near.map(({ terms }) => ({
    alone: terms.filter(([cell]) => hidden.has(cell)).length === 1,
    may: terms
      .flatMap(([cell]) => byId.get(cell) ?? [])
      .filter(({ id, hide }) => hide === 'may' && !hidden.has(id))
      .toSorted((one, other) => one.count - other.count || (one.id < other.id ? -1 : 1)),
  }))
  const open = choices.filter(({ may }) => may.length > 0)
  return (open.find(({ alone }) => alone) ?? open[0])?.may[0]?.id
}

/** Shows again what turned out not to be needed, the largest counts first. */
const withoutNeedless = (publication: Publication, hidden: ReadonlySet<string>, narrow: readonly string[]): ReadonlySet<string> => {
  const kept = new Set(hidden)
  const also = publication.cells.filter(({ id, hide }) => hide !== 'must' && hidden.has(id)).toSorted((one, other) => other.count - one.count)
  for (const { id } of also) {
    kept.delete(id)
    const left = watchedIn(publication, kept).filter(({ cell }) => !narrow.includes(cell))
    if (narrowIn(knowledgeOf(publication, kept), left, publication.values).length > 0) kept.add(id)
  }
  return kept
}

/**
 * Which counts to withhold, so that each withheld one, of earlier publications too, keeps enough possible values for somebody who knows everything that is
 * public and how it hangs together. Withholding more only ever widens what is possible, so what is wide stays wide.
 * @throws RangeError when what is known contradicts itself
 */
export const withhold = (publication: Publication): Withheld => {
  const hidden = new Set(publication.cells.filter(({ hide }) => hide === 'must').map(({ id }) => id))
  const narrow: string[] = []
  let open = watchedIn(publication, hidden)
  for (;;) {
    open = narrowIn(knowledgeOf(publication, hidden), open, publication.values).filter(({ cell }) => !narrow.includes(cell))
    const [first] = open
    if (!first) break
    const next = nextToHide(publication, hidden, first.cell)
    if (next === undefined) narrow.push(first.cell)
    else {
      hidden.add(next)
      open = [...open, ...watchedIn(publication, new Set([next])).filter(({ cell }) => cell === next)]
    }
  }
  const kept = withoutNeedless(publication, hidden, narrow)
  return { hidden: kept, also: new Set([...kept].filter((id) => publication.cells.some((cell) => cell.id === id && cell.hide !== 'must'))), narrow }
}

/** Withheld counts that somebody who solves for them narrows down too far all the same. For checking a choice that was made elsewhere. */
export const attack = (publication: Publication, hidden: ReadonlySet<string>): readonly string[] =>
  narrowIn(knowledgeOf(publication, hidden), watchedIn(publication, hidden), publication.values).map(({ cell }) => cell)
