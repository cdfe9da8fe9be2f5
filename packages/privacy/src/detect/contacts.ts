import { type Finding, findAll, type Pattern, wordEnds, wordStarts } from './finding.ts'

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
]

export const findContacts = (text: string): Finding[] => findAll(text, patterns)
