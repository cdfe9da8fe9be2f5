import { given } from '@heard/contracts'
import type { WordsField } from '@heard/contracts/engagement'
import type { Excerpt } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import { type CodingFact, importedCoding } from './coding.events.ts'
import type { CodingState } from './coding.state.ts'

/** Themes that the contribution's import labelled it with. */
type Labelled = { readonly labels: readonly string[] }
type OfContribution = { readonly programme: string; readonly contribution: string; readonly coding: string }

export type CodeContribution = OfContribution &
  Labelled & {
    readonly type: 'CodeContribution'
    readonly theme: string
    /** What the codebook says of the theme. */
    readonly themeIs: 'current' | 'retired' | 'unknown'
    /** Into the sealed original. */
    readonly excerpt?: Excerpt | undefined
    /** Lengths of the original answers, in UTF-16 units. */
    readonly lengths: Readonly<Partial<Record<WordsField, number>>>
  }
export type UndoCoding = OfContribution & Labelled & { readonly type: 'UndoCoding' }

export type CodeContributionRefusal = 'unknown-theme' | 'theme-retired' | 'excerpt-outside-text' | 'already-coded'
export type UndoCodingRefusal = 'nothing-to-undo'

const same = (a: Excerpt | undefined, b: Excerpt | undefined): boolean => a?.field === b?.field && a?.from === b?.from && a?.to === b?.to

const isCoded = ({ theme, excerpt, labels }: CodeContribution, { codings, undoneImports }: CodingState): boolean =>
  [...codings.values()].some((held) => held.theme === theme && same(held.excerpt, excerpt)) ||
  (excerpt === undefined && labels.includes(theme) && !undoneImports.has(theme))

export const decideCodeContribution = (command: CodeContribution, state: CodingState): Decision<CodingFact, CodeContributionRefusal> => {
  const { programme, contribution, coding, theme, themeIs, excerpt, lengths } = command
  if (themeIs === 'unknown') return refuse('unknown-theme')
  if (themeIs === 'retired') return refuse('theme-retired')
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
