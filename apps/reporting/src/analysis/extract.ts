const LENGTH = 240
const BEFORE = 60

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** A stretch of a text that never cuts a character in two, with an ellipsis where more was. */
const stretch = (text: string, from: number, to: number): string => {
  const start = isLow(text.charCodeAt(from)) ? from + 1 : from
  const end = isLow(text.charCodeAt(to)) ? to - 1 : to
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

/** What a list shows of de-identified texts: around the first word that was looked for, else the beginning. */
export const extractOf = (texts: readonly string[], looked: readonly string[]): string | undefined => {
  if (looked.length > 0) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${looked.map(escaped).join('|')})`, 'iu')
    for (const text of texts) {
      const at = pattern.exec(text)?.index
      if (at !== undefined) return stretch(text, Math.max(0, at - BEFORE), Math.min(text.length, Math.max(0, at - BEFORE) + LENGTH))
    }
  }
  const [first] = texts
  return first === undefined ? undefined : stretch(first, 0, Math.min(first.length, LENGTH))
}
