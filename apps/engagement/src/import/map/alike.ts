const codeOf = (title: string): string | undefined => /^(.{0,30}?\bq\d+[a-z]?)\b/i.exec(title)?.[1]?.toLowerCase().replaceAll(/\s+/g, ' ')
const wordsOf = (title: string): Set<string> => new Set(title.toLowerCase().match(/\p{L}{3,}/gu) ?? [])

/** How alike two wordings of a question are, from 0 to 1; a question number settles it. */
export const likeness = (a: string, b: string): number => {
  const [codeA, codeB] = [codeOf(a), codeOf(b)]
  if (codeA !== undefined && codeB !== undefined) return codeA === codeB ? 1 : 0
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length
  return shared === 0 ? 0 : shared / Math.min(wordsA.size, wordsB.size)
}

/** From here on two wordings are taken for one question. */
export const ALIKE = 0.6
