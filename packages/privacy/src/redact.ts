import type { Finding } from './detect/finding.ts'

type Span = Pick<Finding, 'from' | 'to' | 'kind'>

/**
 * The text with every span replaced by its kind in square brackets, such as `[email]`. Offsets are UTF-16 units, `to` exclusive.
 * Spans may come in any order; where they overlap, the one that begins first names what is replaced. What lies outside the text is ignored.
 */
export const redact = (text: string, spans: readonly Span[]): string => {
  let result = ''
  let done = 0
  for (const { from, to, kind } of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= done || from >= text.length || to <= from) continue
    if (from >= done) result += `${text.slice(done, from)}[${kind}]`
    done = Math.min(to, text.length)
  }
  return result + text.slice(done)
}
