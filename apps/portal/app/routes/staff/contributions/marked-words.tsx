import { directionOf } from '../../../i18n/language.ts'
import type { Headings } from './answer-headings.server.ts'
import { partName } from './names.ts'
import { type Answers, answersIn, type Stretch } from './quote.ts'

type Piece = { readonly from: number; readonly text: string; readonly marks: number }

/** The text in pieces, each with how many stretches lie over it. */
const piecesOf = (text: string, stretches: readonly Stretch[]): Piece[] => {
  const ends = [...new Set([0, text.length, ...stretches.flatMap(({ from, to }) => [from, Math.min(to, text.length)])])].toSorted((a, b) => a - b)
  return ends.slice(0, -1).map((from, index) => {
    const to = ends[index + 1] ?? text.length
    return { from, text: text.slice(from, to), marks: stretches.filter((stretch) => stretch.from < to && stretch.to > from).length }
  })
}

type MarkedWordsProps = {
  readonly headings?: Headings
  readonly words: Answers
  readonly language: string
  readonly marked: readonly Stretch[]
  readonly stages?: readonly string[]
}

/** What somebody said, answer by answer, with the stretches that are marked. `data-field` tells script where a selection lies. */
export const MarkedWords = ({ headings = {}, words, language, marked, stages }: MarkedWordsProps) => (
  <div className="app-answers">
    {answersIn(words).map(([field, text]) => (
      <section key={field}>
        <h3 className="nhsuk-heading-xs">{headings[field] ?? partName(field, stages)}</h3>
        <div className="app-words" data-field={field} {...(language === 'und' ? { dir: 'auto' } : { lang: language, dir: directionOf(language) })}>
          {piecesOf(
            text,
            marked.filter((stretch) => stretch.field === field),
          ).map((piece) => (piece.marks > 0 ? <mark key={piece.from}>{piece.text}</mark> : piece.text))}
        </div>
      </section>
    ))}
  </div>
)
