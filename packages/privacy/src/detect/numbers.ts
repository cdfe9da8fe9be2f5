import { isNhsNumber } from '../nhs-number.ts'
import { digitsOf, type Finding, findAll, gap, isSumOrYears, type Pattern, wordEnds, wordStarts } from './finding.ts'

/** Two-letter words that a list of figures may follow; written in lower case they are no prefix. */
const littleWords = new Set('an as at be by he if in is it me my of on or so to up us we am ok no do go'.split(' '))
const isPrefix = (found: string): boolean =>
  /[a-d]$/i.test(found) || !littleWords.has(found.slice(0, 2)) ? /^(?:qq|[a-ceghj-prs-z]{2})/i.test(found) : false

const patterns: readonly Pattern[] = [
  {
    kind: 'national-insurance',
    confidence: 0.95,
    why: 'form',
    expression: new RegExp(`${wordStarts}[a-z]{2}${gap}{0,2}(?:[\\doO]{2}${gap}{0,2}){3}(?<=[\\doO]${gap}{0,2})[a-d]?${wordEnds}`, 'giu'),
    accept: (found) => isPrefix(found) && digitsOf(found.slice(2)).length >= 6,
  },
  {
    kind: 'other',
    confidence: 0.9,
    why: 'account-number',
    expression: new RegExp(`${wordStarts}[a-z]{2}\\d{2}(?:[ ]?[a-z\\d]{4}){2,7}[ ]?[a-z\\d]{0,4}${wordEnds}`, 'giu'),
  },
  {
    kind: 'other',
    confidence: 0.8,
    why: 'network-address',
    expression: /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]*\d)/gu,
  },
  { kind: 'other', confidence: 0.8, why: 'network-address', expression: /(?<![\p{L}\p{N}:])(?:[\da-f]{1,4}:){4,7}[\da-f]{1,4}(?![\p{L}\p{N}:])/giu },
  { kind: 'other', confidence: 0.7, why: 'reference-number', expression: new RegExp(`(?<!\\d)\\d{3}${gap}\\d{2}${gap}\\d{4}(?!\\d)`, 'gu') },
  {
    kind: 'other',
    confidence: 0.6,
    why: 'reference-number',
    expression: new RegExp(`${wordStarts}[a-z]{1,4}-?\\d{6,14}[a-z]{0,2}${wordEnds}`, 'giu'),
  },
  {
    kind: 'other',
    confidence: 0.6,
    why: 'reference-number',
    expression: new RegExp(`(?<=${wordStarts}(?:number|reference|ref\\.?)(?:[ ](?:is|was))?:?[ ])\\d(?:${gap}?\\d){5,14}(?!\\d|,\\d{3})`, 'giu'),
    accept: (found) => !isSumOrYears(found),
  },
]

const tenDigits = new RegExp(`(?<!\\d)[\\doO]{3}${gap}{0,2}[\\doO]{3}${gap}{0,2}[\\doO]{4}(?![\\p{L}\\d])`, 'gu')

/** Every run of ten digits, plain or in 3-3-4: the checksum only labels, because one in eleven of all runs passes it. */
const nhsNumbers = (text: string): Finding[] =>
  Array.from(text.matchAll(tenDigits))
    .filter(([found]) => /^\d/.test(found) || /\d/.test(found.slice(0, 3)))
    .map(({ index, 0: found }) => {
      const passes = isNhsNumber(digitsOf(found))
      return {
        kind: 'nhs-number',
        from: index,
        to: index + found.length,
        ...(passes ? ({ confidence: 0.95, why: 'checksum' } as const) : ({ confidence: 0.6, why: 'ten-digits' } as const)),
      }
    })

/** Seven figures or more in a row, however grouped: a card, a case, a telephone abroad. Sums of money and spans of years are not. */
const longNumber = new RegExp(`(?<![\\d£$€.,])\\d(?:${gap}{0,2}\\d){6,30}(?!\\d|,\\d{3})`, 'gu')

export const findNumbers = (text: string): Finding[] => [
  ...findAll(text, patterns),
  ...nhsNumbers(text),
  ...findAll(text, [{ kind: 'other', confidence: 0.5, why: 'long-number', expression: longNumber, accept: (found) => !isSumOrYears(found) }]),
]
