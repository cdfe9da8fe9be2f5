import { type Finding, wordEnds } from './finding.ts'
import { givenNames } from './name-lists.ts'
import { littleWords, relatives, titles } from './plain-words.ts'

const onLine = '(?:,?[ ]{1,3})'
const newLine = '(?:[ ]?,?[ ]?\\r?\\n[\\s>?|*,]{0,8})'
const town = "\\p{Lu}[\\p{L}\\p{M}'’]*"
const towns = `${town}(?:[ -](?:(?:and|of|on|upon|le|la|de|do|da|di|del|sur|am|u|v|na|nad)[ -])?${town}){0,4}${wordEnds}`
/** A code for the post abroad; a year is none. */
const code = '(?!(?:19|20)\\d\\d(?!\\d))\\d{4,6}(?!\\d)'
const lineEnds = '(?=[ ]?(?:[\\n,.?!]|$))'

/** What may follow an address: the unit in the house, town and country, the code for the post. A line below counts when nothing else stands on it. */
const following: readonly RegExp[] = [
  /(?:,?[ ]{1,3}|[ ]?,?[ ]?\r?\n[\s>?|*,]{0,8})(?:flat|apartment|apt\.?|unit|suite|maisonette|floor)[ ](?:no\.?[ ])?\d{1,5}[a-z]?(?![\p{L}\p{N}])/iuy,
  new RegExp(`${onLine}${towns}(?:,?[ ]${code})?`, 'uy'),
  new RegExp(`${newLine}${towns}(?:,?[ ]${code})?${lineEnds}`, 'uy'),
  new RegExp(`${newLine}(?:[\\p{L}]{2,20}[ ]){1,4}\\d{5}${lineEnds}`, 'uy'),
  new RegExp(`${newLine}${code}${lineEnds}`, 'uy'),
]

const isPerson = (part: string): boolean =>
  Array.from(part.matchAll(/\p{L}+/gu), ([word]) => word.toLowerCase()).some(
    (word) => word.length > 1 && (titles.has(word) || relatives.has(word) || givenNames.has(word)),
  )
/** "New Zealand" is no sentence. */
const inTowns = /^(?:new|old|great|little)$/
const isSentence = (part: string): boolean => {
  const first = /\p{L}[\p{L}'’]*/u.exec(part)?.[0].toLowerCase() ?? ''
  return littleWords.has(first) && !inTowns.test(first)
}

const endOf = (text: string, from: number): number => {
  for (const expression of following) {
    expression.lastIndex = from
    const part = expression.exec(text)?.[0]
    if (part !== undefined && (/\d{4}$/.test(part) || !isPerson(part)) && !isSentence(part)) return from + part.length
  }
  return from
}

const longest = 8

/** An address with all that belongs to it: the numbers before it, and the parts that follow on its line and on the lines below. */
export const wholeAddress = (text: string, finding: Finding): Finding => {
  let to = finding.to
  for (let part = 0; part < longest; part += 1) {
    const end = endOf(text, to)
    if (end === to) break
    to = end
  }
  const numbers = /(?<![\p{L}\p{N}.,:/£$€-])(?:(?!(?:19|20)\d\d )\d{1,5} ){1,2}$/u.exec(text.slice(Math.max(0, finding.from - 14), finding.from))
  return { ...finding, from: finding.from - (numbers?.[0].length ?? 0), to }
}
