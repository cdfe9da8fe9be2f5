/** A word of a text as the search for names sees it; `from` and `to` leave a possessive `'s` out. */
export type Word = {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Lower case, without marks. */
  readonly plain: string
  readonly capital: boolean
  /** All in capitals, two letters or more. */
  readonly shouted: boolean
  /** First word of the text, a sentence, a line or something said. */
  readonly starts: boolean
  /** Nothing but one blank, hyphen or the point of an initial between the word before and this one. */
  readonly joined: boolean
  /** What stands between the word before and this one. */
  readonly gap: string
}

const word = /\p{L}[\p{L}\p{M}]*(?:['’‘-]\p{L}[\p{L}\p{M}]*)*/gu

/** Lower case without marks, so that Łucja, LUCJA and lucja are one. */
const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
    .replaceAll(/[’‘]/g, "'")

export const wordsOf = (text: string): Word[] => {
  const words: Word[] = []
  let end = 0
  for (const { index, 0: found } of text.matchAll(word)) {
    const own = found.replace(/['’‘]s$/i, '')
    const between = text.slice(end, index)
    words.push({
      from: index,
      to: index + own.length,
      text: own,
      plain: plainOf(own),
      capital: /^\p{Lu}/u.test(own),
      shouted: own.length > 1 && own === own.toUpperCase() && own !== own.toLowerCase(),
      starts: words.length === 0 || /[.!?\n"“”|•*]|(?:^|\s)['‘]|-\s/u.test(between),
      joined: words.length > 0 && (/^[ \u00a0]$/.test(between) || (/^\.[ ]?$/.test(between) && words.at(-1)?.text.length === 1)),
      gap: between,
    })
    end = index + found.length
  }
  return words
}
