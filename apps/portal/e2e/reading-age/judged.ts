import { type Measured, readingAge } from './reading-age.ts'
import { journeyOf } from './resident-pages.ts'
import type { Read } from './robot.ts'

/** Fewer words say nothing by a formula; such pages of one journey are judged as one text. */
const FEW_WORDS = 60

export type Judged = Measured & { readonly name: string; readonly pages: readonly string[] }

const judge = (name: string, pages: readonly string[], sentences: readonly string[]): Judged => ({ name, pages, ...readingAge(sentences) })

/** Each page, the short ones together by journey, and what is short even then together; the hardest first. */
export const judged = (read: Read): Judged[] => {
  const whole = [...read].map(([name, { sentences }]) => judge(name, [name], [...sentences]))
  const textOf = (pages: readonly string[]): string[] => [...new Set(pages.flatMap((page) => [...(read.get(page)?.sentences ?? [])]))]
  const isShort = ({ words }: Judged): boolean => words < FEW_WORDS
  const together = (short: readonly Judged[], nameOf: (page: string) => string): Judged[] =>
    [
      ...Map.groupBy(
        short.flatMap(({ pages }) => pages),
        nameOf,
      ),
    ].map(([name, pages]) => judge(name, pages, textOf(pages)))
  const journeys = together(whole.filter(isShort), (page) => `short pages: ${journeyOf(page)}`)
  const rest = together(journeys.filter(isShort), () => 'short pages: all other')
  return [...whole, ...journeys]
    .filter((one) => !isShort(one))
    .concat(rest)
    .toSorted((a, b) => b.age - a.age || a.name.localeCompare(b.name))
}
