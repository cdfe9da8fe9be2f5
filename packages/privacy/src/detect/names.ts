import type { FindingReason } from '@heard/contracts/engagement'
import type { Finding } from './finding.ts'
import { bySmallContext, byStart, isOdd } from './name-context.ts'
import { givenNames } from './name-lists.ts'
import { couldBe, type Ground, isDoubtful, isNear, isSureGiven, isSureName, isThing, nameEndings, type Place, peoples, short } from './name-words.ts'
import { institutions, knownThings, littleWords, particles, personLeads, personVerbs, relatives, sayingVerbs, titles } from './plain-words.ts'
import { type Word, wordsOf } from './words.ts'

/** "my name is", "name's", "name:", "called", "I'm": what comes next is a name if it is written like one. */
const introduces = ({ words, at }: Place): boolean => {
  const [word, before, earlier] = [words[at], words[at - 1], words[at - 2]]
  if (before === undefined || !isNear(word, /^:?[ \u00a0]$/)) return false
  if (before.plain === 'called' || before.plain === 'named' || (before.plain === 'name' && word !== undefined && word.from > before.to + 1))
    return true
  if (earlier?.plain === 'name' && (before.plain === 'is' || before.plain === 'was')) return true
  return before.plain === "i'm" || (earlier?.plain === 'i' && before.plain === 'am')
}

const afterTitle = ({ words, at }: Place): boolean => {
  const [word, before] = [words[at], words[at - 1]]
  if (!word || !before || !titles.has(before.plain) || !isNear(word, /^\.?[ \u00a0]$/)) return false
  const always = /^(?:dr|mrs?|ms|prof)$/.test(before.plain)
  if (word.gap.startsWith('.') && !always && before.plain !== 'rev') return false
  if (word.capital) return couldBe(word) && (always || before.capital || /^(?:nurse|doctor|auntie|aunty|uncle)$/.test(before.plain))
  return /^(?:dr|mrs?|ms)$/.test(before.plain) && !littleWords.has(word.plain) && !isThing(word) && word.text.length > 2
}

const afterRelative = ({ words, at }: Place): boolean => {
  const [word, before] = [words[at], words[at - 1]]
  if (!word || !before || !relatives.has(before.plain) || !isNear(word, /^,?[ \u00a0]$/)) return false
  return word.capital ? couldBe(word) : isSureGiven(word)
}

/** Part of what a place, a ward or an organisation is called. */
const namesThing = ({ words, at }: Place): boolean => {
  const [word, before, next] = [words[at], words[at - 1], words[at + 1]]
  const isCapitalThing = (other: Word | undefined): boolean =>
    other?.capital === true &&
    !other.shouted &&
    isThing(other) &&
    !isDoubtful(other) &&
    !littleWords.has(other.plain) &&
    !titles.has(other.plain) &&
    !relatives.has(other.plain)
  if (word?.joined && isCapitalThing(before) && !before?.starts) return true
  if (next?.joined && isCapitalThing(next)) return true
  for (let end = at + 1; end < at + 4 && words[end]?.joined && words[end]?.capital; end += 1)
    if (institutions.has(words[end]?.plain ?? '')) return true
  return false
}

/** At the beginning of a sentence a capital means nothing: what follows must say that a person is meant. */
const byVerb = (word: Word, next: Word | undefined): Ground | undefined => {
  const says = next !== undefined && isNear(next, short) && sayingVerbs.has(next.plain)
  if (!says || (isThing(word) && !isDoubtful(word))) return undefined
  return peoples.test(word.plain) && !isDoubtful(word) ? undefined : { confidence: 0.5, why: 'verb' }
}

/** In the middle of a sentence a capital means something. */
const byCapital = ({ words, at }: Place, word: Word): Ground | undefined => {
  const [before, next] = [words[at - 1], words[at + 1]]
  const led = before !== undefined && personLeads.has(before.plain)
  const speaks = next !== undefined && isNear(next, short) && personVerbs.has(next.plain)
  if (isDoubtful(word)) return isThing(word) || !(givenNames.has(word.plain) || led || speaks) ? undefined : { confidence: 0.5, why: 'capital' }
  if (word.text.length < 2 || isThing(word) || peoples.test(word.plain)) return undefined
  if (nameEndings.test(word.plain)) return { confidence: 0.6, why: 'form' }
  return { confidence: led || speaks ? 0.45 : 0.3, why: 'capital' }
}

const inSmallLetters = (place: Place, word: Word): Ground | undefined => {
  if (!isSureGiven(word)) return bySmallContext(place)
  if (introduces(place)) return { confidence: 0.6, why: 'introduced' }
  return word.plain.length > 3 ? { confidence: 0.5, why: 'list' } : undefined
}

/** Why this word may be a name, if it may. */
const groundOf = (place: Place): Ground | undefined => {
  const word = place.words[place.at]
  if (!word) return undefined
  if (afterTitle(place)) return { confidence: 0.9, why: 'title' }
  if (afterRelative(place)) return { confidence: 0.85, why: 'relative' }
  if (!word.capital) return inSmallLetters(place, word)
  if (couldBe(word) && introduces(place)) return { confidence: 0.85, why: 'introduced' }
  if (namesThing(place)) return undefined
  if (isSureName(word) && !knownThings.has(word.plain)) return { confidence: isSureGiven(word) ? 0.8 : 0.7, why: 'list' }
  if (word.shouted) return undefined
  return word.starts ? (byVerb(word, place.words[place.at + 1]) ?? byStart(place)) : byCapital(place, word)
}

/** The last of the words after a name that belong to it: joined to it, and written like a name or standing in the lists. */
const endOf = (words: readonly Word[], at: number, why: FindingReason): number => {
  let end = at
  for (let next = at + 1; next < words.length && next - at < 5; next += 1) {
    const word = words[next]
    if (!word?.joined) break
    if (words[at]?.capital ? couldBe(word) : isSureName(word) || (why === 'introduced' && next === at + 1 && isOdd(word))) end = next
    else if (!particles.has(word.plain)) break
  }
  return end
}

/** The first of the words before a name that belong to it. */
const startOf = (words: readonly Word[], at: number): number => {
  let start = at
  while (start > 0 && at - start < 3 && words[start]?.joined) {
    const before = words[start - 1]
    const belongs =
      before && (particles.has(before.plain) ? before.plain.length > 2 : couldBe(before) && !titles.has(before.plain) && !relatives.has(before.plain))
    if (!belongs) break
    start -= 1
  }
  return start
}

/** Names of persons by titles, relatives, introductions, lists and capital letters. Latin script only. */
export const findNames = (text: string): Finding[] => {
  const words = wordsOf(text)
  const found: Finding[] = []
  for (let at = 0; at < words.length; at += 1) {
    const ground = groundOf({ words, at })
    if (!ground) continue
    const start = words[at]?.capital ? startOf(words, at) : at
    const end = endOf(words, at, ground.why)
    found.push({ kind: 'name', ...ground, from: words[start]?.from ?? 0, to: words[end]?.to ?? 0 })
    at = end
  }
  return found
}
