import type { Stretch } from './found.ts'

const BEFORE = 60
const LENGTH = 200

const escaped = (term: string): string => term.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Where a cut between words is, at this place or a little before or after it. */
const wordStart = (text: string, at: number): number => (at <= 0 ? 0 : text.indexOf(' ', at) + 1 || at)
const wordEnd = (text: string, at: number): number => (at >= text.length ? text.length : Math.max(text.lastIndexOf(' ', at), 1))

/** The stretch of a text around the first of these terms, in parts: those that begin with a term are hits. Never anything but the text itself. */
export const excerptOf = (text: string, terms: readonly string[]): readonly Stretch[] => {
  const found = terms.filter((term) => term !== '').toSorted((a, b) => b.length - a.length)
  const pattern = found.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(${found.map(escaped).join('|')})`, 'giu')
  const first = pattern ? text.search(pattern) : -1
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE)
  const to = wordEnd(text, from + LENGTH)
  const cut = text.slice(from, to)
  const stretches: Stretch[] = (pattern ? cut.split(pattern) : [cut]).map((part, index) => ({ text: part, hit: index % 2 === 1 }))
  return [{ text: from > 0 ? '… ' : '', hit: false }, ...stretches, { text: to < text.length ? ' …' : '', hit: false }].filter(
    (part) => part.text !== '',
  )
}
