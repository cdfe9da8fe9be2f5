import type { Excerpt } from '@heard/contracts/reporting'
import { meaningOf, type Senses, type Sorted } from '../codebook/meaning.ts'
import { type CodingFact, importedCoding } from './coding.events.ts'

export type HeldCoding = { readonly theme: string; readonly excerpt: Excerpt | undefined }
export type CodingState = {
  readonly codings: ReadonlyMap<string, HeldCoding>
  /** Imported labels that were taken back. */
  readonly undoneImports: ReadonlySet<string>
  /** By coding, also one of a label, the parts that it was sorted to at each split. */
  readonly sorted: ReadonlyMap<string, Sorted>
}

export const initial: CodingState = { codings: new Map(), undoneImports: new Set(), sorted: new Map() }

export const evolve = (state: CodingState, { type, data }: CodingFact): CodingState => {
  const { codings, undoneImports, sorted } = state
  switch (type) {
    case 'ContributionCoded':
      return { ...state, codings: new Map(codings).set(data.coding, { theme: data.theme, excerpt: data.excerpt }) }
    case 'CodingSorted': {
      const ofCoding = new Map(sorted.get(data.coding)).set(data.split, data.parts)
      return { ...state, sorted: new Map(sorted).set(data.coding, ofCoding) }
    }
    case 'CodingUndone': {
      if (data.origin === 'import') return { ...state, undoneImports: new Set(undoneImports).add(data.theme) }
      const rest = new Map(codings)
      rest.delete(data.coding)
      return { ...state, codings: rest }
    }
  }
}

/** A coding that counts: somebody's, or a label of the import that was not taken back. */
export type Standing = HeldCoding & { readonly coding: string }

export const standingIn = ({ codings, undoneImports }: CodingState, labels: readonly string[]): readonly Standing[] => [
  ...[...codings].map(([coding, held]) => ({ coding, ...held })),
  ...labels.filter((theme) => !undoneImports.has(theme)).map((theme) => ({ coding: importedCoding(theme), theme, excerpt: undefined })),
]

/** What a coding counts as now. */
export const meant = (senses: Senses, { sorted }: CodingState, { coding, theme }: Standing): readonly string[] =>
  meaningOf(senses, theme, sorted.get(coding))
