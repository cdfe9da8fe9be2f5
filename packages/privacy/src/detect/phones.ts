import { findPhoneNumbersInText } from 'libphonenumber-js'
import { digitsOf, type Finding, findAll, gap, isSumOrYears, type Pattern, wordEnds, wordStarts } from './finding.ts'

/** Blanks, points, dashes and brackets between two figures: one way only to read each, or hostile text takes for ever. */
const apart = `(?:[()]?${gap}{1,2}[()]?|[()]{1,2})?`
const toExtension = ',?[ ]?(?:x|ext\\.?|extension)[ ]?\\d{1,6}'
const extension = `(?:${toExtension})?(?!\\d)`
const figures = `\\d(?:${apart}\\d){5,14}${extension}`
const devices = 'phone|telephone|tel|mobile|mob|cell|landline|fax'
const asks = 'calls?|ring|texts?|sms|whatsapp|messages?|reach|contact|answer(?:s|ing)?'

const patterns: readonly Pattern[] = [
  {
    kind: 'phone',
    confidence: 0.9,
    why: 'form',
    expression: new RegExp(`(?<!\\d)\\(?(?:\\+|00)\\d{1,3}(?:${gap}?\\(0\\))?(?:${apart}\\d){7,12}${extension}`, 'giu'),
  },
  {
    kind: 'phone',
    confidence: 0.85,
    why: 'form',
    expression: new RegExp(`(?<![\\p{L}\\d])\\(?[0oO][1-9](?:[()]{0,2}${gap}{0,2}[\\doO]){8,9}${extension}`, 'giu'),
    accept: (found) => digitsOf(found).length >= 10,
  },
  {
    kind: 'phone',
    confidence: 0.6,
    why: 'form',
    expression: new RegExp(`(?<!\\d)\\(\\d{2,5}\\)${gap}?\\d{2,4}(?:${gap}?\\d{2,4}){1,3}${extension}`, 'giu'),
  },
  { kind: 'phone', confidence: 0.6, why: 'form', expression: new RegExp(`(?<!\\d)\\d{3}${gap}\\d{3}${gap}\\d{4}${toExtension}(?!\\d)`, 'giu') },
  {
    kind: 'phone',
    confidence: 0.7,
    why: 'form',
    expression: new RegExp(
      `(?<=${wordStarts}(?:${devices}|${asks})(?:[ ](?:me|us|him|her|them|number|no\\.?))?(?:[ ](?:on|at|to|from|is|was))?[:.]?\\s{1,2})${figures}`,
      'giu',
    ),
    accept: (found) => !/^11\d/.test(found) && !isSumOrYears(found),
  },
  {
    kind: 'phone',
    confidence: 0.7,
    why: 'form',
    expression: new RegExp(`(?<![\\p{L}\\d£$€.,])${figures}(?=[ ]?[-(]?[ ]?(?:office|${devices})${wordEnds})`, 'giu'),
    accept: (found) => !isSumOrYears(found),
  },
]

/** Numbers that the library knows to exist. It takes what follows a comma for an extension: that part is left to the other forms. */
const knownPhones = (text: string): Finding[] =>
  /\d{3}/.test(text)
    ? findPhoneNumbersInText(text, 'GB').map(({ startsAt, endsAt }) => {
        const comma = text.slice(startsAt, endsAt).indexOf(',')
        return { kind: 'phone', confidence: 0.97, why: 'phone-library', from: startsAt, to: comma < 0 ? endsAt : startsAt + comma }
      })
    : []

/** Telephone numbers of any country: by the forms they are written in and by the words beside them, whether a library knows them or not. */
export const findPhones = (text: string): Finding[] => [...findAll(text, patterns), ...knownPhones(text)]
