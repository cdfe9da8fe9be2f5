import type { IdentifyingSpan } from '@heard/contracts/engagement'
import { isNhsNumber } from './nhs-number.ts'

/** A part of a text that may tell who somebody is: UTF-16 offsets, `to` exclusive. `certain` is about the form, not about the person. */
export type Finding = Pick<IdentifyingSpan, 'from' | 'to' | 'kind'> & { readonly certain: boolean }

type Pattern = { readonly kind: Finding['kind']; readonly expression: RegExp; readonly certain: (found: string) => boolean }
const always = (): boolean => true
const never = (): boolean => false

/** What people put between groups of digits. */
const gap = '[ \\u00a0\\u2009\\u202f.\\-\\u2010-\\u2015]'
const months = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const titles = 'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Dame|Lady|Lord|Rev|Reverend|Imam|Nurse|Matron|Midwife|Surgeon|Consultant'
const relatives =
  'mum|mother|dad|father|sister|brother|wife|husband|partner|son|daughter|aunt|auntie|uncle|cousin|niece|nephew|friend|neighbour|carer|grandmother|grandfather'
const particle = '(?:van|von|der|den|de|da|dos|del|di|la|le|bin|bint|ibn|al|el|ul|ur)'
const capitalised = "\\p{Lu}[\\p{L}\\p{M}'’\\-]*"
const fullName = `${capitalised}(?:[ \\u00a0](?:${particle}[ \\u00a0]){0,2}${capitalised}){0,3}`
const notInWord = '(?<![\\p{L}\\p{N}])'
const wordEnds = '(?![\\p{L}\\p{N}])'

/** Most telling first: of two that cover the same part, the first gives the kind. All are linear in the length of the text. */
const patterns: readonly Pattern[] = [
  { kind: 'email', certain: always, expression: /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu },
  { kind: 'web', certain: always, expression: /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}(?<![.,;:!?)\]'])/giu },
  {
    kind: 'web',
    certain: always,
    expression: new RegExp(
      `${notInWord}(?:[a-z0-9-]{1,63}\\.){1,6}(?:com|org|net|info|eu|uk)${wordEnds}(?:/[^\\s<>"]{0,2000}(?<![.,;:!?)\\]']))?`,
      'giu',
    ),
  },
  { kind: 'phone', certain: always, expression: new RegExp(`(?<!\\d)(?:\\+|00)\\d{1,3}(?:${gap}?\\(0\\))?(?:${gap}?\\d){7,12}(?!\\d)`, 'gu') },
  { kind: 'phone', certain: always, expression: new RegExp(`(?<!\\d)\\(?0\\d(?:[()]?${gap}?\\d){8,9}(?!\\d)`, 'gu') },
  {
    kind: 'nhs-number',
    certain: (found) => isNhsNumber(found.replaceAll(/\D/g, '')),
    expression: new RegExp(`(?<!\\d)\\d{3}${gap}?\\d{3}${gap}?\\d{4}(?!\\d)`, 'gu'),
  },
  { kind: 'national-insurance', certain: always, expression: new RegExp(`${notInWord}[a-z]{2}${gap}?(?:\\d{2}${gap}?){3}[a-d]?${wordEnds}`, 'giu') },
  { kind: 'postcode', certain: always, expression: new RegExp(`${notInWord}[a-z]{1,2}\\d[a-z\\d]?[ \\u00a0]{0,2}\\d[a-z]{2}${wordEnds}`, 'giu') },
  { kind: 'date', certain: always, expression: /(?<!\d)(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)/gu },
  {
    kind: 'date',
    certain: always,
    expression: new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?(?:${months})${wordEnds}(?:,?[ ]\\d{4}(?!\\d))?`, 'giu'),
  },
  {
    kind: 'date',
    certain: always,
    expression: new RegExp(`${notInWord}(?:${months})[ ]\\d{1,2}(?:st|nd|rd|th)?${wordEnds}(?:,?[ ]\\d{4}(?!\\d))?`, 'giu'),
  },
  { kind: 'name', certain: never, expression: new RegExp(`(?<=${notInWord}(?:${titles}|${titles.toLowerCase()})\\.?[ \\u00a0])${fullName}`, 'gu') },
  { kind: 'name', certain: never, expression: new RegExp(`(?<=${notInWord}(?:dr|mrs?)\\.?[ \\u00a0])\\p{Ll}[\\p{L}\\p{M}'’\\-]+`, 'gu') },
  { kind: 'name', certain: never, expression: new RegExp(`(?<=${notInWord}[Mm]y[ ](?:${relatives})[ ])${fullName}`, 'gu') },
  { kind: 'name', certain: never, expression: new RegExp(`(?<=${notInWord}(?:[Mm]y name is|[Mm]y name's|called|named)[ ])${fullName}`, 'gu') },
]

const found = (text: string, { kind, expression, certain }: Pattern): Finding[] =>
  Array.from(text.matchAll(expression), ({ index, 0: match }) => ({ from: index, to: index + match.length, kind, certain: certain(match) }))

/**
 * What in a text may tell who somebody is, in order and without overlap: what any pattern saw is covered.
 * It finds forms (numbers, addresses, titled names in Latin script), not persons: a person has to read the text as well.
 */
export const detect = (text: string): Finding[] => {
  const all = patterns.flatMap((pattern) => found(text, pattern)).sort((a, b) => a.from - b.from || b.to - a.to)
  const apart: Finding[] = []
  for (const finding of all) {
    const last = apart.at(-1)
    if (!last || finding.from >= last.to) apart.push(finding)
    else if (finding.to > last.to) apart[apart.length - 1] = { ...last, to: finding.to }
  }
  return apart
}
