import type { Delimiter } from './table.ts'

const candidates: readonly Delimiter[] = [',', ';', '\t', '|']
const BEGINNING = 65_536

/** How often the delimiter stands outside quotes in each non-empty record of the text. */
const countsPerRecord = (text: string, delimiter: Delimiter): number[] => {
  const counts: number[] = []
  let count = 0
  let empty = true
  let quoted = false
  let before = '\n'
  for (const character of text) {
    if (character === '"') {
      // Opens at the start of a field; a doubled quote closes and opens again.
      quoted = !quoted && (before === '\n' || before === '\r' || before === delimiter || before === '"')
      empty = false
    } else if (!quoted && (character === '\n' || character === '\r')) {
      if (!empty) counts.push(count)
      count = 0
      empty = true
    } else {
      if (!quoted && character === delimiter) count += 1
      empty = false
    }
    before = character
  }
  if (!empty && !quoted) counts.push(count)
  return counts
}

/** How many records have the most frequent number of delimiters, and that number. */
const agreement = (counts: readonly number[]): { share: number; usual: number } => {
  const often = new Map<number, number>()
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1)
  const [usual, times] = [...often].filter(([count]) => count > 0).toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  return { share: counts.length === 0 ? 0 : times / counts.length, usual }
}

const named = (text: string): Delimiter | undefined => {
  const hint = /^sep=(.)\r?\n/.exec(text)?.[1]
  return candidates.find((candidate) => candidate === hint)
}

/** The delimiter on which the records agree; in a file of one column, one that the file does not use. */
export const detectDelimiter = (text: string): Delimiter => {
  const beginning = text.slice(0, BEGINNING)
  const hint = named(beginning)
  if (hint) return hint
  const scored = candidates.map((delimiter) => {
    const counts = countsPerRecord(beginning, delimiter)
    return { delimiter, inHeader: counts[0] ?? 0, total: counts.reduce((sum, count) => sum + count, 0), ...agreement(counts) }
  })
  const [best] = scored.filter(({ share }) => share > 0.5).toSorted((a, b) => b.share * b.usual - a.share * a.usual)
  if (best) return best.delimiter
  const [header] = scored.filter(({ inHeader }) => inHeader > 0).toSorted((a, b) => b.inHeader - a.inHeader)
  return header?.delimiter ?? scored.findLast(({ total }) => total === 0)?.delimiter ?? ','
}
