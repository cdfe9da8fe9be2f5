import { findAddresses } from './addresses.ts'
import { findContacts } from './contacts.ts'
import { findDates } from './dates.ts'
import type { Finding } from './finding.ts'
import { findNames } from './names.ts'
import { findNumbers } from './numbers.ts'
import { findPhones } from './phones.ts'
import { findSpelledNumbers } from './spelled.ts'

/** What has a form of its own says what a part is; what was only guessed at fills the rest. */
const ranks: Readonly<Record<Finding['kind'], number>> = {
  email: 0,
  web: 1,
  'national-insurance': 2,
  postcode: 3,
  date: 4,
  phone: 5,
  'nhs-number': 5,
  address: 6,
  name: 7,
  place: 8,
  other: 9,
}

const byRank = (a: Finding, b: Finding): number =>
  (a.why === 'checksum' ? -1 : ranks[a.kind]) - (b.why === 'checksum' ? -1 : ranks[b.kind]) ||
  b.to - b.from - (a.to - a.from) ||
  b.confidence - a.confidence ||
  a.from - b.from

/** The parts of a finding that no other covers yet, without blanks and punctuation at their ends. */
const uncovered = (text: string, finding: Finding, taken: readonly Finding[]): Finding[] => {
  const parts: Finding[] = []
  let from = finding.from
  const add = (to: number): void => {
    const part = text.slice(from, to)
    const skipped = part.search(/[\p{L}\p{N}]/u)
    if (skipped >= 0) parts.push({ ...finding, from: from + skipped, to: from + part.replace(/[^\p{L}\p{N}]+$/u, '').length })
  }
  for (const other of taken) {
    if (other.to <= from || other.from >= finding.to) continue
    if (other.from > from) add(other.from)
    from = other.to
  }
  if (from === finding.from) return [finding]
  if (from < finding.to) add(finding.to)
  return parts
}

const insert = (taken: Finding[], finding: Finding): void => {
  const at = taken.findIndex(({ from }) => from > finding.from)
  taken.splice(at < 0 ? taken.length : at, 0, finding)
}

/** Noughts of the scripts that people write here: Arabic, Urdu and Persian, Devanagari, Bengali, Gurmukhi, Gujarati, wide Latin. */
const noughts = ['٠', '۰', '०', '০', '੦', '૦', '０'].map((nought) => nought.charCodeAt(0))
const figures = new RegExp(`[${noughts.map((nought) => `${String.fromCharCode(nought)}-${String.fromCharCode(nought + 9)}`).join('')}]`, 'g')

/** All figures as 0 to 9, each in its place: offsets stay what they were. */
const withAsciiFigures = (text: string): string =>
  text.replaceAll(figures, (figure) => String(figure.charCodeAt(0) - (noughts.findLast((nought) => nought <= figure.charCodeAt(0)) ?? 0)))

/**
 * What in a text may tell who somebody is, in order and without overlap: what any form saw is covered, under the most telling kind.
 * It finds forms (numbers, addresses, names in Latin script), not persons: a person has to read the text as well.
 */
export const detect = (written: string): Finding[] => {
  const text = withAsciiFigures(written)
  const all = [
    ...findContacts(text),
    ...findPhones(text),
    ...findNumbers(text),
    ...findSpelledNumbers(text),
    ...findDates(text),
    ...findAddresses(text),
    ...findNames(text),
  ]
  const taken: Finding[] = []
  for (const finding of all.toSorted(byRank)) for (const part of uncovered(text, finding, taken)) insert(taken, part)
  return taken
}
