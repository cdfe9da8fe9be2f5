import type { Excerpt } from '@heard/contracts/reporting'
import { type CodingFact, importedCoding } from './coding.events.ts'

export type HeldCoding = { readonly theme: string; readonly excerpt: Excerpt | undefined }
export type CodingState = {
  readonly codings: ReadonlyMap<string, HeldCoding>
  /** Imported labels that were taken back. */
  readonly undoneImports: ReadonlySet<string>
}

export const initial: CodingState = { codings: new Map(), undoneImports: new Set() }

export const evolve = ({ codings, undoneImports }: CodingState, { type, data }: CodingFact): CodingState => {
  if (type === 'ContributionCoded') return { undoneImports, codings: new Map(codings).set(data.coding, { theme: data.theme, excerpt: data.excerpt }) }
  if (data.origin === 'import') return { codings, undoneImports: new Set(undoneImports).add(data.theme) }
  const rest = new Map(codings)
  rest.delete(data.coding)
  return { codings: rest, undoneImports }
}

/** The codings that give a theme, whole or in part; a label of the import is one. */
export const codingsWith = (theme: string, { codings, undoneImports }: CodingState, labels: readonly string[]): readonly string[] => [
  ...[...codings].flatMap(([coding, held]) => (held.theme === theme ? [coding] : [])),
  ...(labels.includes(theme) && !undoneImports.has(theme) ? [importedCoding(theme)] : []),
]
