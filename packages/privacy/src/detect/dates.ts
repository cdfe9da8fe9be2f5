import { type Finding, findAll, type Pattern, wordEnds, wordStarts } from './finding.ts'

/** Months, shortened or as they are often mistyped. */
const months = [
  'jan(?:u?a?r?u?ary)?|janury',
  'feb(?:r?u?r?ary)?|febuary',
  'mar(?:ch)?|apr(?:il|ill)?|may|june?|july?',
  'aug(?:ust)?|agust|sep(?:t(?:em?ber)?)?|septmber|oct(?:ob?er)?|nov(?:em?ber)?|novmber|dec(?:em?ber)?|decmber',
].join('|')
const days = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?'
const units = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'
const worded = `(?:${units}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty[ -](?:${units})|thirty[ -]first)`
const day = '(?:\\d{1,2}[ ]?(?:st|nd|rd|th)?)'
const year = "(?:,?[ ]{1,2}(?:of[ ])?(?:\\d{4}|['’]\\d{2})(?!\\d))?"
const time = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?)?'

const patterns: readonly Pattern[] = [
  {
    kind: 'date',
    confidence: 0.95,
    why: 'form',
    expression: new RegExp(`(?<!\\d|\\d[.\\-])\\d{1,2}(?:[ ]?)([/.\\-\\\\])[ ]?\\d{1,2}[ ]?\\1[ ]?(?:\\d{4}|\\d{2})${time}(?!\\d|\\1\\d)`, 'gu'),
  },
  { kind: 'date', confidence: 0.95, why: 'form', expression: new RegExp(`(?<!\\d)\\d{4}([/.\\-])\\d{1,2}\\1\\d{1,2}${time}(?!\\d)`, 'gu') },
  {
    kind: 'date',
    confidence: 0.9,
    why: 'month',
    expression: new RegExp(`${wordStarts}${day}[ -]?(?:of[ ]|day[ ]of[ ])?(?:${months})\\.?${wordEnds}(?:-\\d{2,4}(?!\\d)|${year})`, 'giu'),
    accept: (found) => !/^\d{1,2} may$/.test(found),
  },
  {
    kind: 'date',
    confidence: 0.9,
    why: 'month',
    expression: new RegExp(`${wordStarts}${worded}[ ](?:of[ ])?(?:${months})${wordEnds}${year}`, 'giu'),
    accept: (found) => !/ (?:may|mar)$/.test(found) || / of /.test(found),
  },
  {
    kind: 'date',
    confidence: 0.9,
    why: 'month',
    expression: new RegExp(`${wordStarts}(?:${months})\\.?[ ](?:the[ ])?(?:${day}|${worded})${wordEnds}${year}`, 'giu'),
    accept: (found) => !/^(?:may|mar) \d/.test(found),
  },
  { kind: 'date', confidence: 0.7, why: 'month', expression: new RegExp(`${wordStarts}(?:${months})[ ](?:of[ ])?(?:19|20)\\d{2}(?!\\d)`, 'giu') },
  {
    kind: 'date',
    confidence: 0.7,
    why: 'form',
    expression: new RegExp(`${wordStarts}${days}[ ](?:the[ ])?\\d{1,2}[ ]?(?:st|nd|rd|th)${wordEnds}`, 'giu'),
  },
  {
    kind: 'date',
    confidence: 0.7,
    why: 'birth',
    expression: new RegExp(`(?<=${wordStarts}(?:born(?:[ ]in)?|birth|dob|d\\.o\\.b\\.?):?[ ](?:is[ ]|was[ ])?)(?:19|20)\\d{2}(?!\\d)`, 'giu'),
  },
]

/** Days that something happened on, and years of birth. A year or a weekday alone tells nobody. */
export const findDates = (text: string): Finding[] => findAll(text, patterns)
