import type { Finding } from './finding.ts'

const figures: Readonly<Record<string, number>> = {
  zero: 1,
  oh: 1,
  o: 1,
  nought: 1,
  naught: 1,
  one: 1,
  two: 1,
  three: 1,
  four: 1,
  five: 1,
  six: 1,
  seven: 1,
  eight: 1,
  nine: 1,
}
const tens = new Set(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety'.split(
    ' ',
  ),
)
const times: Readonly<Record<string, number>> = { double: 2, dubble: 2, triple: 3, treble: 3 }
const part = /[\p{L}\p{M}]+|\d+/gu
const between = /^[ \u00a0,.\-–]{1,3}$/u

type Run = { from: number; to: number; digits: number; spelled: number; first: string; pending: number }

/** How many digits a word stands for; 0 when it is no figure. */
const digitsIn = (word: string, run: Run | undefined): number => {
  if (/^\d/.test(word)) return word.length * (run?.pending ?? 1)
  if (Object.hasOwn(figures, word)) return run?.pending ?? 1
  if (tens.has(word)) return 2
  return word === 'hundred' && run ? 2 : 0
}

const findingOf = ({ from, to, digits, spelled, first }: Run): Finding[] => {
  if (spelled === 0 || digits < 7) return []
  const kind = digits === 10 && !/^(?:0|o|oh|zero|nought|naught)/.test(first) ? 'nhs-number' : digits >= 9 ? 'phone' : 'other'
  return [{ kind, from, to, confidence: spelled > 2 ? 0.85 : 0.6, why: 'spelled' }]
}

/** Long numbers with figures written as words, `oh seven seven double-oh 900 one two three`: one pass over the words. */
export const findSpelledNumbers = (text: string): Finding[] => {
  const found: Finding[] = []
  let run: Run | undefined
  const end = (): void => {
    if (run) found.push(...findingOf(run))
    run = undefined
  }
  for (const { index, 0: written } of text.matchAll(part)) {
    const word = written.toLowerCase()
    if (run && !between.test(text.slice(run.to, index))) end()
    const factor = Object.hasOwn(times, word) ? times[word] : undefined
    const digits = factor ? 0 : digitsIn(word, run)
    if (!factor && digits === 0) {
      end()
      continue
    }
    run ??= { from: index, to: index, digits: 0, spelled: 0, first: word, pending: 1 }
    run.to = index + written.length
    run.digits += digits
    run.spelled += /^\d/.test(word) ? 0 : 1
    run.pending = factor ?? 1
  }
  end()
  return found
}
