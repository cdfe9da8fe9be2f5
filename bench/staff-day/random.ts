/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of these. */
export const oneOf = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

/** Said often, the first ones most. */
const common =
  'the a my we they nurse doctor and so but was clinic phone waited months weeks told nobody asked explained scan result treatment pain family home hospital ward surgery breast bowel screening because before after when then again never always lost found help support group kind slow late early afraid angry grateful understood cost bus parking language letter appointment invitation daughter interpreter'.split(
    ' ',
  )
/** Three in ten words are rarer, as in what people say. */
const RARER = 0.3
const syllables = ['ba', 'lo', 'mi', 'ter', 'san', 'vu', 'kel', 'dro', 'fa', 'ning', 'po', 'ri', 'sha', 'wen', 'gu']

const wordOf = (random: () => number): string =>
  random() < RARER ? Array.from({ length: 3 }, () => oneOf(syllables, random)).join('') : (common[Math.floor(common.length * random() ** 2)] ?? 'and')

/** What somebody might say, so many words long. */
export const sentenceOf = (length: number, random: () => number): string => `${Array.from({ length }, () => wordOf(random)).join(' ')}.`
