import type { CodebookFact } from './codebook.events.ts'
import { meaningOf, type Sense, type Senses } from './meaning.ts'

/** A fact by which themes count otherwise than before. */
export type Recounting = Extract<CodebookFact, { type: 'ThemeMerged' | 'ThemeMergeUndone' | 'ThemeSplit' | 'SplitFinished' | 'SplitUndone' }>

/** What themes counted as after these; a split once it is finished, as no tables are worked out before. */
const countingAfter = (changes: readonly Recounting[]): Senses => {
  const senses = new Map<string, Sense>()
  const parts = new Map<string, readonly string[]>()
  const of = (theme: string): Sense => senses.get(theme) ?? { countsAs: undefined, splits: [] }
  const counts = (theme: string, countsAs: string | undefined): void => {
    senses.set(theme, { ...of(theme), countsAs })
  }
  for (const { type, data } of changes) {
    const { theme } = data
    if (type === 'ThemeMerged') counts(theme, data.into)
    if (type === 'ThemeMergeUndone') counts(theme, undefined)
    if (type === 'ThemeSplit') parts.set(data.split, data.parts)
    if (type === 'SplitFinished')
      senses.set(theme, { ...of(theme), splits: [...of(theme).splits, { split: data.split, parts: parts.get(data.split) ?? [] }] })
    if (type === 'SplitUndone') {
      senses.set(theme, { ...of(theme), splits: of(theme).splits.filter(({ split }) => split !== data.split) })
      for (const part of parts.get(data.split) ?? []) counts(part, theme)
    }
  }
  return senses
}

type Chosen = ReadonlyMap<string, readonly string[]>
type Choice = { readonly split: string; readonly parts: readonly string[] }

/** The first split on its way that nobody chose for yet. */
const openChoice = (senses: Senses, theme: string, chosen: Chosen, spent: readonly string[] = []): Choice | undefined => {
  const sense = senses.get(theme)
  for (const choice of sense?.splits.toReversed() ?? []) {
    if (spent.includes(choice.split)) continue
    const part = chosen.get(choice.split)
    if (!part) return choice
    if (part[0] !== undefined) return openChoice(senses, part[0], chosen, [...spent, choice.split])
  }
  return sense?.countsAs === undefined ? undefined : openChoice(senses, sense.countsAs, chosen, spent)
}

/** What a coding with the theme can have counted as at each moment, one line for each way in which it may have been sorted. */
const waysOf = (theme: string, moments: readonly Senses[], chosen: Chosen = new Map()): readonly (readonly string[])[] => {
  for (const senses of moments) {
    const choice = openChoice(senses, theme, chosen)
    if (choice) return [[], ...choice.parts.map((part) => [part])].flatMap((part) => waysOf(theme, moments, new Map(chosen).set(choice.split, part)))
  }
  return [moments.map((senses) => meaningOf(senses, theme, chosen)[0] ?? theme)]
}

/** With which themes the people of a theme may be counted, from after so many changes to after so many. */
export type Lineage = (theme: string, from: number, to: number) => ReadonlySet<string>

const namedIn = ({ type, data }: Recounting): readonly string[] => {
  if (type === 'ThemeMerged') return [data.theme, data.into]
  return type === 'ThemeSplit' ? [data.theme, ...data.parts] : [data.theme]
}

export const lineageOf = (changes: readonly Recounting[]): Lineage => {
  const moments = Array.from({ length: changes.length + 1 }, (_, after) => countingAfter(changes.slice(0, after)))
  const ways = [...new Set(changes.flatMap(namedIn))].flatMap((theme) => waysOf(theme, moments))
  return (theme, from, to) => {
    const found = ways.flatMap((way) => (way[from] === theme ? [way[to] ?? theme] : []))
    return new Set(found.length === 0 ? [theme] : found)
  }
}
