import { given } from '@heard/contracts'
import type { WordsField } from '@heard/contracts/engagement'
import type { Excerpt } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { themeProblem } from '../codebook/codebook.decide.ts'
import type { CodebookState } from '../codebook/codebook.state.ts'
import { type CodingFact, importedCoding } from './coding.events.ts'
import { type CodingState, meant, standingIn } from './coding.state.ts'

/** Themes that the contribution's import labelled it with. */
type Labelled = { readonly labels: readonly string[] }
type OfContribution = { readonly programme: string; readonly contribution: string; readonly coding: string }

export type CodeContribution = OfContribution &
  Labelled & {
    readonly type: 'CodeContribution'
    readonly theme: string
    readonly codebook: CodebookState
    /** Into the sealed original. */
    readonly excerpt?: Excerpt | undefined
    /** Lengths of the original answers, in UTF-16 units. */
    readonly lengths: Readonly<Partial<Record<WordsField, number>>>
  }
export type UndoCoding = OfContribution & Labelled & { readonly type: 'UndoCoding' }

export type SortCoding = OfContribution &
  Labelled & {
    readonly type: 'SortCoding'
    readonly split: string
    /** None where it stays with the theme. */
    readonly parts: readonly string[]
    /** Where it was sorted to as the person saw it; missing where nobody had sorted it. */
    readonly before?: readonly string[] | undefined
    readonly codebook: CodebookState
  }

export type CodeContributionRefusal = 'unknown-theme' | 'theme-retired' | 'theme-merged' | 'excerpt-outside-text' | 'already-coded'
export type UndoCodingRefusal = 'nothing-to-undo'
export type SortCodingRefusal = 'no-such-split' | 'split-finished' | 'nothing-to-sort' | 'not-a-part' | 'sorted-meanwhile'

const same = (a: Excerpt | undefined, b: Excerpt | undefined): boolean => a?.field === b?.field && a?.from === b?.from && a?.to === b?.to

const isCoded = ({ theme, excerpt, labels, codebook }: CodeContribution, state: CodingState): boolean =>
  standingIn(state, labels).some((coding) => same(coding.excerpt, excerpt) && meant(codebook, state, coding).includes(theme))

export const decideCodeContribution = (command: CodeContribution, state: CodingState): Decision<CodingFact, CodeContributionRefusal> => {
  const { programme, contribution, coding, theme, codebook, excerpt, lengths } = command
  const problem = themeProblem(codebook, theme)
  if (problem) return refuse(problem)
  if (excerpt && (excerpt.from >= excerpt.to || excerpt.to > (lengths[excerpt.field] ?? 0))) return refuse('excerpt-outside-text')
  if (isCoded(command, state)) return refuse('already-coded')
  return accept<CodingFact>({ type: 'ContributionCoded', data: { programme, contribution, coding, theme, ...given({ excerpt }), origin: 'person' } })
}

export const decideUndoCoding = (
  { programme, contribution, coding, labels }: UndoCoding,
  state: CodingState,
): Decision<CodingFact, UndoCodingRefusal> => {
  const held = state.codings.get(coding)
  if (held) return accept<CodingFact>({ type: 'CodingUndone', data: { programme, contribution, coding, theme: held.theme, origin: 'person' } })
  const label = labels.find((theme) => importedCoding(theme) === coding)
  if (label === undefined || state.undoneImports.has(label)) return refuse('nothing-to-undo')
  return accept<CodingFact>({ type: 'CodingUndone', data: { programme, contribution, coding, theme: label, origin: 'import' } })
}

const alike = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one === other || (one !== undefined && one.length === other?.length && one.every((part) => other.includes(part)))

/** Says which parts of a split theme a coding means, again where somebody changes their mind. */
export const decideSortCoding = (command: SortCoding, state: CodingState): Decision<CodingFact, SortCodingRefusal> => {
  const { programme, contribution, coding, split, before, labels, codebook } = command
  const parts = [...new Set(command.parts)]
  const [theme, found] =
    [...codebook].flatMap(([id, { splits }]) => splits.filter((one) => one.split === split).map((one) => [id, one] as const))[0] ?? []
  if (theme === undefined || !found) return refuse('no-such-split')
  if (found.finished) return refuse('split-finished')
  const standing = standingIn(state, labels).find((one) => one.coding === coding)
  const earlier = state.sorted.get(coding)?.get(split)
  if (!standing || (earlier === undefined && !meant(codebook, state, standing).includes(theme))) return refuse('nothing-to-sort')
  if (!parts.every((part) => found.parts.includes(part) && themeProblem(codebook, part) === undefined)) return refuse('not-a-part')
  if (!alike(earlier, before)) return refuse('sorted-meanwhile')
  if (alike(earlier, parts)) return accept()
  return accept<CodingFact>({ type: 'CodingSorted', data: { programme, contribution, coding, split, parts } })
}
