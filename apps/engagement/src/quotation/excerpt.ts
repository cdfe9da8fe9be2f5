import type { IdentifyingSpan } from '@heard/contracts/engagement'

export type Excerpt = Pick<IdentifyingSpan, 'field' | 'from' | 'to'>

const inField = (spans: readonly IdentifyingSpan[], field: IdentifyingSpan['field']): IdentifyingSpan[] =>
  spans.filter((span) => span.field === field).toSorted((a, b) => a.from - b.from)

/** Whether something was taken out of this part of the original. */
export const touches = (spans: readonly IdentifyingSpan[], { field, from, to }: Excerpt): boolean =>
  spans.some((span) => span.field === field && span.from < to && from < span.to)

/** Where a part of the de-identified text is in the original; nothing when it touches a `[kind]` that stands for what was taken out. */
export const inOriginal = (spans: readonly IdentifyingSpan[], shown: Excerpt): Excerpt | undefined => {
  let ahead = 0
  for (const { from, to, kind } of inField(spans, shown.field)) {
    const start = from - ahead
    const end = start + kind.length + 2
    if (shown.to <= start) break
    if (shown.from < end) return undefined
    ahead = to - end
  }
  return { ...shown, from: shown.from + ahead, to: shown.to + ahead }
}
