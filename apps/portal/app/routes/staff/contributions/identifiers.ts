import type { IdentifyingSpan } from '@heard/contracts/engagement'
import { type Answers, answersIn, placesOf, printStretch, stretchIn } from './quote.ts'

export const kindNames = {
  name: 'Name',
  email: 'E-mail address',
  phone: 'Phone number',
  postcode: 'Postcode',
  'nhs-number': 'NHS number',
  'national-insurance': 'National Insurance number',
  date: 'Date',
  web: 'Web address',
  address: 'Address',
  place: 'Place',
  other: 'Something else',
} as const satisfies Record<IdentifyingSpan['kind'], string>

const isKind = (name: string | undefined): name is IdentifyingSpan['kind'] => name !== undefined && Object.hasOwn(kindNames, name)

/** A marked part as a form carries it, `worked:4:9:name`. */
export const printSpan = (span: IdentifyingSpan): string => `${printStretch(span)}:${span.kind}`

export const spanIn = (typed: string): IdentifyingSpan | undefined => {
  const cut = typed.lastIndexOf(':')
  const stretch = stretchIn(typed.slice(0, cut))
  const kind = typed.slice(cut + 1)
  return stretch && isKind(kind) ? { ...stretch, kind } : undefined
}

const overlaps = (a: IdentifyingSpan, b: IdentifyingSpan): boolean => a.field === b.field && a.from < b.to && b.from < a.to

/** What is offered with every place of these words added; what they overlap gives way to them. */
export const withWords = (
  offered: readonly IdentifyingSpan[],
  words: Answers,
  typed: string,
  kind: string,
): readonly IdentifyingSpan[] | 'nothing' | 'nowhere' | 'no-kind' => {
  if (typed.trim() === '') return 'nothing'
  if (!isKind(kind)) return 'no-kind'
  const added = placesOf(words, typed).map((stretch): IdentifyingSpan => ({ ...stretch, kind }))
  if (added.length === 0) return 'nowhere'
  return [...offered.filter((span) => !added.some((each) => overlaps(span, each))), ...added]
}

const order = (a: IdentifyingSpan, b: IdentifyingSpan): number => a.from - b.from

const redacted = (text: string, spans: readonly IdentifyingSpan[]): string => {
  let result = ''
  let done = 0
  for (const { from, to, kind } of spans) {
    if (from < done) continue
    result += `${text.slice(done, from)}[${kind}]`
    done = to
  }
  return result + text.slice(done)
}

/** The answers as analysts will see them. */
export const redactedWords = (words: Answers, spans: readonly IdentifyingSpan[]): Answers =>
  Object.fromEntries(answersIn(words).map(([field, text]) => [field, redacted(text, spans.filter((span) => span.field === field).toSorted(order))]))

const AROUND = 40

export type Context = { readonly before: string; readonly marked: string; readonly after: string }

/** The marked words with some of what stands around them. */
export const contextOf = (words: Answers, { field, from, to }: IdentifyingSpan): Context => {
  const text = words[field] ?? ''
  const start = Math.max(0, from - AROUND)
  const stop = Math.min(text.length, to + AROUND)
  return {
    before: `${start > 0 ? '…' : ''}${text.slice(start, from)}`,
    marked: text.slice(from, to),
    after: `${text.slice(to, stop)}${stop < text.length ? '…' : ''}`,
  }
}

/** In the order they stand in the answers. */
export const inOrder = (words: Answers, spans: readonly IdentifyingSpan[]): IdentifyingSpan[] =>
  answersIn(words).flatMap(([field]) => spans.filter((span) => span.field === field).toSorted(order))
