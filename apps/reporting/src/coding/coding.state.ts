import type { Excerpt } from '@heard/contracts/reporting'
import type { CodingFact } from './coding.events.ts'

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
