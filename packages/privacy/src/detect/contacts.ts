import { findPhoneNumbersInText } from 'libphonenumber-js'
import { digitsOf, type Finding, findAll, gap, type Pattern, wordEnds, wordStarts } from './finding.ts'

const providers = 'gmail|googlemail|hotmail|outlook|yahoo|icloud|live|msn|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|protonmail|nhs'
const ends = 'com|org|net|info|eu|uk|co|ie|de|fr|es|it|pl|ro|pt|nl|be|se|no|dk|fi|cz|hu|ch|at|si|ca|au|nz|za|br|ru|io|me|biz|gov|edu|nhs'
const atWord = '(?:[ ]at[ ]|[ ]?[\\[(]at[\\])][ ]?|[ ]?@[ ]?)'
const local = "[\\p{L}\\p{N}._%+'-]{1,64}"
const dotWord = '(?:[ ]dot[ ]|[ ]?[\\[(]dot[\\])][ ]?|[ ]?\\.)'

const patterns: readonly Pattern[] = [
  { kind: 'email', confidence: 0.99, why: 'form', expression: /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu },
  {
    kind: 'email',
    confidence: 0.9,
    why: 'spelled',
    expression: new RegExp(`[\\p{L}\\p{N}._%+'-]{1,64}[ ]?@[ ]?[\\p{L}\\p{N}-]{1,63}(?:(?:[ ]?\\.|,)(?:${ends})${wordEnds}){1,3}`, 'giu'),
  },
  {
    kind: 'email',
    confidence: 0.9,
    why: 'spelled',
    expression: new RegExp(
      `${wordStarts}${local}(?:[ ](?:dot|underscore|dash|hyphen)[ ]${local}){0,3}${atWord}[\\p{L}\\p{N}-]{1,63}(?:${dotWord}[\\p{L}\\p{N}-]{1,63}){0,2}(?:${dotWord}(?:${ends})${wordEnds}){1,3}`,
      'giu',
    ),
    accept: (found) => /dot|@|\bat\b[ \])]+\S+\./i.test(found),
  },
  {
    kind: 'email',
    confidence: 0.7,
    why: 'spelled',
    expression: new RegExp(`${wordStarts}[\\p{L}\\p{N}._-]{1,64}(?:[ ]at[ ]|@)(?:${providers})${wordEnds}`, 'giu'),
    accept: (found) => !/at (?:live|sky|nhs|outlook)$/i.test(found),
  },
  { kind: 'web', confidence: 0.95, why: 'form', expression: /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}(?<![.,;:!?)\]'])/giu },
  {
    kind: 'web',
    confidence: 0.9,
    why: 'form',
    expression: new RegExp(
      `${wordStarts}(?:[a-z\\d-]{1,63}\\.){1,6}(?:com|org|net|info|eu|uk)${wordEnds}(?:/[^\\s<>"]{0,2000}(?<![.,;:!?)\\]']))?`,
      'giu',
    ),
  },
  {
    kind: 'web',
    confidence: 0.8,
    why: 'spelled',
    expression: new RegExp(
      `${wordStarts}(?:www|facebook|instagram|tiktok|twitter)[ ]dot[ ][\\p{L}\\p{N}]{1,63}(?:[ ](?:dot|slash)[ ][\\p{L}\\p{N}]{1,63}){0,4}`,
      'giu',
    ),
  },
  { kind: 'web', confidence: 0.8, why: 'form', expression: /(?<![\p{L}\p{N}@.])@[a-z\d_][a-z\d_.]{2,29}(?<!\.)/giu },
  {
    kind: 'phone',
    confidence: 0.9,
    why: 'form',
    expression: new RegExp(`(?<!\\d)(?:\\+|00)\\d{1,3}(?:${gap}?\\(0\\))?(?:${gap}{0,2}\\d){7,12}(?:[ ]?(?:x|ext\\.?)[ ]?\\d{1,6})?(?!\\d)`, 'gu'),
  },
  {
    kind: 'phone',
    confidence: 0.85,
    why: 'form',
    expression: new RegExp(`(?<![\\p{L}\\d])\\(?[0oO][1-9](?:[()]{0,2}${gap}{0,2}[\\doO]){8,9}(?!\\d)`, 'gu'),
    accept: (found) => digitsOf(found).length >= 10,
  },
  {
    kind: 'phone',
    confidence: 0.6,
    why: 'form',
    expression: new RegExp(`(?<!\\d)\\(\\d{2,5}\\)${gap}?\\d{2,4}(?:${gap}?\\d{2,4}){1,3}(?:[ ]?(?:x|ext\\.?)[ ]?\\d{1,6})?(?!\\d)`, 'gu'),
  },
  {
    kind: 'phone',
    confidence: 0.6,
    why: 'form',
    expression: new RegExp(`(?<!\\d)\\d{3}${gap}\\d{3}${gap}\\d{4}[ ]?(?:x|ext\\.?)[ ]?\\d{1,6}(?!\\d)`, 'gu'),
  },
  {
    kind: 'phone',
    confidence: 0.7,
    why: 'form',
    expression: new RegExp(
      `(?<=${wordStarts}(?:call|ring|phone|telephone|tel|text|mobile|mob|fax)[:.]?[ ](?:me[ ]|us[ ]|him[ ]|her[ ]|them[ ]|is[ ]|number[ ])?(?:on[ ]|is[ ])?)\\d(?:${gap}?\\d){5,14}(?!\\d)`,
      'giu',
    ),
    accept: (found) => !/^11\d/.test(found),
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

export const findContacts = (text: string): Finding[] => [...findAll(text, patterns), ...knownPhones(text)]
