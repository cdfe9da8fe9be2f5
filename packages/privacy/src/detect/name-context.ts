import { couldBe, type Ground, isDoubtful, isNear, isSureName, isThing, type Place, peoples } from './name-words.ts'
import { aboutNames, personVerbs, relatives, signOffs, titles } from './plain-words.ts'
import type { Word } from './words.ts'

/** Known for nothing else, and not a word that says how something is or what is done. */
export const isOdd = (word: Word | undefined): word is Word =>
  word !== undefined &&
  word.text.length > 2 &&
  !isThing(word) &&
  !isDoubtful(word) &&
  !personVerbs.has(word.plain) &&
  !aboutNames.has(word.plain) &&
  !/(?:ly|ed|ing|self|tion|ness|ment|ical|ous|ive|ful|able)$/.test(word.plain)

/** The last of at most two odd words from here on. */
const endOfOdd = ({ words, at }: Place): number => (words[at + 1]?.joined && isOdd(words[at + 1]) ? at + 1 : at)

const isRole = (word: Word | undefined): boolean => word !== undefined && relatives.has(word.plain)

/** "my name is zurvish", "her name's zurvish", "a nurse called zurvish" */
const isTold = ({ words, at }: Place): boolean => {
  const [word, before, earlier] = [words[at], words[at - 1], words[at - 2]]
  if (!word?.joined || !before) return false
  if (before.plain === 'name') return word.from > before.to + 1
  if (before.plain === 'called' || before.plain === 'named') return isRole(earlier)
  return earlier?.plain === 'name' && (before.plain === 'is' || before.plain === 'was')
}

/** "my sister zurvish came": a role, a word that is none, and what people do. "My sister's asthma was" is no person. */
const acts = ({ words, at }: Place): boolean => {
  const [word, before, next] = [words[at], words[at - 1], words[at + 1]]
  return (
    isRole(before) &&
    before?.plain !== 'gp' &&
    word?.from === (before?.to ?? 0) + 1 &&
    next?.joined === true &&
    personVerbs.has(next.plain) &&
    next.plain !== 'and'
  )
}

/** "the interpreter, zurvish, only came once" */
const standsApart = (place: Place): boolean => {
  const { words, at } = place
  return isRole(words[at - 1]) && isNear(words[at], /^,[ ]$/) && isNear(words[endOfOdd(place) + 1], /^,/)
}

/** "kind regards, zurvish pennyfather" and nothing after it on the line */
const signs = (place: Place): boolean => {
  const { words, at } = place
  const before = words[at - 1]
  const after = words[endOfOdd(place) + 1]
  return before !== undefined && signOffs.has(before.plain) && isNear(words[at], /^,?\s{1,3}$/) && (after === undefined || after.gap.includes('\n'))
}

/** In a text without capitals only what stands around an unknown word says that it is a name. */
export const bySmallContext = (place: Place): Ground | undefined => {
  if (!isOdd(place.words[place.at])) return undefined
  if (isTold(place)) return { confidence: 0.45, why: 'introduced' }
  if (signs(place)) return { confidence: 0.6, why: 'introduced' }
  if (acts(place)) return { confidence: 0.4, why: 'verb' }
  return standsApart(place) ? { confidence: 0.35, why: 'introduced' } : undefined
}

/** At the beginning of a sentence: two words written like a name, a pair with a known one, or somebody who is quoted. */
export const byStart = ({ words, at }: Place): Ground | undefined => {
  const [word, next, third] = [words[at], words[at + 1], words[at + 2]]
  if (!word || !next || !couldBe(word) || isThing(word) || titles.has(word.plain) || peoples.test(word.plain)) return undefined
  if (isNear(next, /^:[ ]?["“‘]/)) return { confidence: 0.4, why: 'verb' }
  if (next.joined && next.plain === 'and' && third?.joined && third.capital && isSureName(third)) return { confidence: 0.45, why: 'capital' }
  const isPair = next.joined && couldBe(next) && !next.shouted && !isThing(next) && !peoples.test(next.plain)
  return isPair ? { confidence: 0.35, why: 'capital' } : undefined
}
