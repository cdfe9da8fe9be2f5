import type { FindingReason } from '@heard/contracts/engagement'
import { doubtfulNames, familyNames, givenNames } from './name-lists.ts'
import { institutions, knownThings, littleWords } from './plain-words.ts'
import type { Word } from './words.ts'

export type Ground = { readonly confidence: number; readonly why: FindingReason }
/** A word among the others of its text. */
export type Place = { readonly words: readonly Word[]; readonly at: number }

const inList = (list: ReadonlySet<string>, plain: string): boolean =>
  list.has(plain) || (plain.includes('-') && plain.split('-').some((part) => list.has(part)))
export const isSureGiven = ({ plain }: Word): boolean => !doubtfulNames.has(plain) && inList(givenNames, plain)
export const isSureName = (word: Word): boolean => isSureGiven(word) || (!doubtfulNames.has(word.plain) && inList(familyNames, word.plain))
export const isDoubtful = ({ plain }: Word): boolean => inList(doubtfulNames, plain)
export const isThing = ({ plain }: Word): boolean => knownThings.has(plain) || littleWords.has(plain) || institutions.has(plain)
/** Written as a name may be, and nothing else that is known. */
export const couldBe = (word: Word): boolean =>
  word.capital && !littleWords.has(word.plain) && !(isThing(word) && !isDoubtful(word)) && (!word.shouted || isSureName(word))

export const nameEndings =
  /(?:[^aeiou]ski|ska|wicz|czyk|czak|escu|oiu|eanu|ović|ovic|enko|chuk|ova|yan|oglu|ssen|sson|preet|jeet|jit|inder|deep|ullah|uddin|unnisa|wala|swamy|chukwu|wale|tunde|akis|opoulos|shvili|aitis|auskas|iene)$|^(?:mc|o'|mac|fitz|oluw?a?|ade|chukw|nwa|abdul?)[a-z]{3,}/
export const peoples = /(?:ish|ese|ology|ologist|ist|ism|ation|ness|ing|ity|ment|ward|ary|ancy|ency)$/

export const short = /^[ \u00a0]$/
export const isNear = (word: Word | undefined, gap: RegExp): boolean => word !== undefined && gap.test(word.gap)
