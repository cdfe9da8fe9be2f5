import type { IdentifyingSpan } from '@heard/contracts/engagement'

export type Range = { readonly from: number; readonly to: number }
/** A stretch of the original and where it is in the de-identified text; `replaced` when it was taken out. */
type Piece = { readonly original: Range; readonly shown: Range; readonly replaced: string | undefined }

/** How the offsets of an answer's original and its de-identified text belong together. */
export type Redaction = { readonly pieces: readonly Piece[]; readonly length: number; readonly shownLength: number }

/** The redaction of one answer: its length and the spans that were marked in it, in brackets as `redact` of @heard/privacy shows them. */
export const redactionOf = (length: number, spans: readonly (Range & Pick<IdentifyingSpan, 'kind'>)[]): Redaction => {
  const pieces: Piece[] = []
  const add = (to: number, replaced?: string): void => {
    const at = pieces.at(-1)?.original.to ?? 0
    const shownAt = pieces.at(-1)?.shown.to ?? 0
    if (to <= at) return
    pieces.push({ original: { from: at, to }, shown: { from: shownAt, to: shownAt + (replaced?.length ?? to - at) }, replaced })
  }
  for (const { from, to, kind } of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = pieces.at(-1)
    const end = Math.min(to, length)
    if (end <= (last?.original.to ?? 0) || from >= end) continue
    if (last && from < last.original.to) {
      pieces[pieces.length - 1] = { ...last, original: { from: last.original.from, to: end } }
      continue
    }
    add(from)
    add(end, `[${kind}]`)
  }
  add(length)
  return { pieces, length, shownLength: pieces.at(-1)?.shown.to ?? 0 }
}

/** The de-identified text. */
export const redact = (original: string, { pieces }: Redaction): string =>
  pieces.map(({ original: { from, to }, replaced }) => replaced ?? original.slice(from, to)).join('')

const map = ({ pieces }: Redaction, range: Range, side: 'original' | 'shown'): Range => {
  const other = side === 'original' ? 'shown' : 'original'
  const first = pieces.find((piece) => piece[side].to > range.from)
  const last = pieces.findLast((piece) => piece[side].from < range.to)
  const from = first ? (first.replaced === undefined ? first[other].from + (range.from - first[side].from) : first[other].from) : 0
  const to = last ? (last.replaced === undefined ? last[other].from + (range.to - last[side].from) : last[other].to) : 0
  return { from, to }
}

/** Where a range of the de-identified text is in the original; a replacement that it touches counts whole. The range must lie inside the text. */
export const toOriginal = (redaction: Redaction, shown: Range): Range => map(redaction, shown, 'shown')
/** Where a range of the original is in the de-identified text; a replacement that it touches counts whole. */
export const toShown = (redaction: Redaction, original: Range): Range => map(redaction, original, 'original')
