export type Split = { readonly split: string; readonly parts: readonly string[] }
/** What a theme counts as, besides itself: another one, or the parts that what is coded with it was sorted to. */
export type Sense = { readonly countsAs: string | undefined; readonly splits: readonly Split[] }
export type Senses = ReadonlyMap<string, Sense>
/** By split, the parts that a coding was sorted to. */
export type Sorted = ReadonlyMap<string, readonly string[]>

const unsorted: Sorted = new Map()

/** The themes that a coding with this theme counts as. The newest split goes first, and each is followed once: a part may have been merged back. */
export const meaningOf = (senses: Senses, theme: string, sorted: Sorted = unsorted, spent: readonly string[] = []): readonly string[] => {
  const sense = senses.get(theme)
  const taken = sense?.splits.findLast(({ split }) => !spent.includes(split) && (sorted.get(split)?.length ?? 0) > 0)
  if (taken) {
    const parts = (sorted.get(taken.split) ?? []).filter((part) => taken.parts.includes(part))
    return [...new Set(parts.flatMap((part) => meaningOf(senses, part, sorted, [...spent, taken.split])))]
  }
  return sense?.countsAs === undefined ? [theme] : meaningOf(senses, sense.countsAs, sorted, spent)
}

/** The one theme that a coding counts as which nobody sorted. */
export const countedAs = (senses: Senses, theme: string): string => meaningOf(senses, theme)[0] ?? theme
