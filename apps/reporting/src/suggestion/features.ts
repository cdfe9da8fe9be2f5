/** A text as what stands in it: numbers of features in rising order, with what each weighs. */
export type Vector = { readonly at: Uint32Array; readonly weight: Float32Array }
export type Vocabulary = {
  /** Number of each feature. */
  readonly numbers: ReadonlyMap<string, number>
  /** How rare each is, by its number. */
  readonly rarity: Float32Array
}
export type Written = {
  readonly text: string /** Whose: what only few people say is left out, and nobody's words count for nobody. */
  readonly person: string | undefined
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
const LONGEST_WORD = 30

export const wordsOf = (text: string): readonly string[] =>
  (text.normalize('NFC').toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll('’', "'").slice(0, LONGEST_WORD))

const LENGTHS = [3, 4, 5] as const

/** Stretches of a word with its edges, for its other forms and for slips. */
export const stretchesOf = (word: string): readonly string[] => {
  const letters = [...`_${word}_`]
  return LENGTHS.flatMap((length) => letters.slice(length - 1).map((_, from) => `~${letters.slice(from, from + length).join('')}`))
}

/** Words, pairs of them, and stretches of each. */
export const featuresOf = (text: string): readonly string[] => {
  const words = wordsOf(text)
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`), ...words.flatMap(stretchesOf)]
}

/** Features that so many people use at least. */
export const vocabularyOf = (written: readonly Written[], people: number): Vocabulary => {
  const users = new Map<string, Set<string>>()
  const texts = new Map<string, number>()
  for (const { text, person } of written) {
    for (const feature of new Set(featuresOf(text))) {
      const known = users.get(feature) ?? new Set()
      if (person !== undefined && known.size < people) users.set(feature, known.add(person))
      texts.set(feature, (texts.get(feature) ?? 0) + 1)
    }
  }
  const kept = [...users].flatMap(([feature, who]) => (who.size >= people ? [feature] : [])).toSorted()
  return {
    numbers: new Map(kept.map((feature, number) => [feature, number])),
    rarity: Float32Array.from(kept, (feature) => Math.log((1 + written.length) / (1 + (texts.get(feature) ?? 0))) + 1),
  }
}

/** What the vocabulary knows of a text, of length one. */
export const vectorOf = ({ numbers, rarity }: Vocabulary, text: string): Vector => {
  const times = new Map<number, number>()
  for (const feature of featuresOf(text)) {
    const number = numbers.get(feature)
    if (number !== undefined) times.set(number, (times.get(number) ?? 0) + 1)
  }
  const at = Uint32Array.from(times.keys()).sort()
  const weight = Float32Array.from(at, (number) => (1 + Math.log(times.get(number) ?? 1)) * (rarity[number] ?? 0))
  const length = Math.hypot(...weight) || 1
  return { at, weight: weight.map((value) => value / length) }
}
