import { type Classifier, chance, distanceTo, learn, shuffled, sureness } from './classifier.ts'
import { stretchesOf, type Vector, type Vocabulary, vectorOf, vocabularyOf, wordsOf } from './features.ts'

export type Example = {
  readonly text: string
  /** As whom it counts; nobody for what staff said. */
  readonly person: string | undefined
  readonly themes: readonly string[]
}
type Learned = { readonly theme: string; readonly classifier: Classifier /** Of the examples, that have it. */; readonly share: number }
export type Model = { readonly vocabulary: Vocabulary; readonly learned: readonly Learned[] }
export type Suggested = { readonly theme: string; readonly sure: number; readonly from: number; readonly words: readonly string[] }
/** Out of a hundred: how often the first suggestion is one of the themes, and the mean F1 over themes. */
export type Measured = { readonly right: number; readonly f1: number; readonly texts: number }

/** A theme is learned from so many contributions, of so many people. */
export const fewest = { contributions: 10, people: 5, themes: 2 }
/** A word that fewer people use is not learned: it may be a name, and it must not outlive them. */
const PEOPLE = 3
const LEARNING = { cost: 0.2, balance: 0.5 }
/** How far rare themes are preferred where one alone is asked for. */
const RARE = 0.2
const WORDS = 5

export const peopleIn = (examples: readonly Example[]): number => new Set(examples.flatMap(({ person }) => person ?? [])).size

export const learnable = (examples: readonly Example[], themes: readonly string[]): readonly string[] =>
  themes.filter((theme) => {
    const own = examples.filter((example) => example.themes.includes(theme))
    return own.length >= fewest.contributions && own.length < examples.length && peopleIn(own) >= fewest.people
  })

export const train = (examples: readonly Example[], themes: readonly string[]): Model => {
  const mixed = shuffled(examples, chance(examples.length))
  const vocabulary = vocabularyOf(mixed, PEOPLE)
  const vectors = mixed.map(({ text }) => vectorOf(vocabulary, text))
  const learned = themes.map((theme) => {
    const has = mixed.map((example) => example.themes.includes(theme))
    return { theme, classifier: learn(vectors, has, vocabulary.numbers.size, LEARNING), share: has.filter(Boolean).length / has.length }
  })
  return { vocabulary, learned }
}

/** How much each word of a text speaks for a theme: itself, its pairs and its stretches. */
const spokenBy = ({ vocabulary }: Model, { classifier }: Learned, text: string, vector: Vector): readonly string[] => {
  const weightOf = new Map([...vector.at].map((number, index) => [number, (vector.weight[index] ?? 0) * (classifier.weights[number] ?? 0)]))
  const speaks = (feature: string): number => weightOf.get(vocabulary.numbers.get(feature) ?? -1) ?? 0
  const words = wordsOf(text)
  const scores = new Map<string, number>()
  for (const [index, word] of words.entries()) {
    if (scores.has(word)) continue
    const pairs = [`${words[index - 1] ?? ''} ${word}`, `${word} ${words[index + 1] ?? ''}`]
    const inside = stretchesOf(word).reduce((sum, stretch) => sum + speaks(stretch), 0)
    scores.set(word, speaks(word) + pairs.reduce((sum, pair) => sum + speaks(pair) / 2, 0) + inside)
  }
  return [...scores]
    .filter(([, score]) => score > 0)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, WORDS)
    .map(([word]) => word)
}

/** Every theme that was learned, the surest first. */
const rank = (model: Model, text: string): readonly Suggested[] => {
  const vector = vectorOf(model.vocabulary, text)
  return model.learned
    .map((one) => ({ one, sure: sureness(one.classifier, distanceTo(one.classifier, vector)) }))
    .toSorted((a, b) => b.sure - a.sure)
    .map(({ one, sure }) => ({ theme: one.theme, sure, from: one.classifier.from, words: spokenBy(model, one, text, vector) }))
}

/** Themes that are likely enough to be suggested. */
export const suggest = (model: Model, text: string): readonly Suggested[] => rank(model, text).filter(({ sure, from }) => sure >= from)

/** Sureness of every theme, in the order that they were learned; `best` prefers rare themes a little. */
export const judge = ({ vocabulary, learned }: Model, text: string): { readonly best: string; readonly has: readonly string[] } => {
  const vector = vectorOf(vocabulary, text)
  const judged = learned.map(({ theme, classifier, share }) => {
    const sure = sureness(classifier, distanceTo(classifier, vector))
    return { theme, has: sure >= classifier.from, score: sure / share ** RARE }
  })
  const best = judged.reduce<(typeof judged)[number] | undefined>((found, one) => (found && found.score >= one.score ? found : one), undefined)
  return { best: best?.theme ?? '', has: judged.flatMap(({ theme, has }) => (has ? [theme] : [])) }
}

export const f1Of = (pairs: readonly { readonly has: readonly string[]; readonly themes: readonly string[] }[], theme: string): number => {
  const both = pairs.filter(({ has, themes }) => has.includes(theme) && themes.includes(theme)).length
  const either = pairs.reduce((sum, { has, themes }) => sum + Number(has.includes(theme)) + Number(themes.includes(theme)), 0)
  return either === 0 ? 0 : (2 * both) / either
}

/** Which part of five a text falls into: the same text, however it is written, into the same one. */
export const partOf = (text: string): number => {
  let mixed = 2_166_136_261
  for (const sign of wordsOf(text).join(' ')) mixed = Math.imul(mixed ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return Math.floor(chance(mixed)() * 5)
}

/** How well it does on a fifth of the texts, learned from the others. */
export const measure = (examples: readonly Example[], themes: readonly string[]): Measured => {
  const [others, own] = [false, true].map((inside) => examples.filter(({ text }) => (partOf(text) === 0) === inside)) as [Example[], Example[]]
  const known = learnable(others, themes)
  if (own.length === 0 || known.length < fewest.themes) return { right: 0, f1: 0, texts: 0 }
  const model = train(others, known)
  const judged = own.map(({ text, themes: coded }) => ({ ...judge(model, text), themes: coded }))
  const hundred = (share: number): number => Math.round(share * 100)
  return {
    right: hundred(judged.filter(({ best, themes: coded }) => coded.includes(best)).length / judged.length),
    f1: hundred(known.reduce((sum, theme) => sum + f1Of(judged, theme), 0) / known.length),
    texts: own.length,
  }
}
