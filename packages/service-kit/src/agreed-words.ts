import { createHash } from 'node:crypto'
import { Refused } from './problems.ts'

/** Words that somebody is asked to agree to, by language. */
type ShownWords = { readonly version: number; readonly words: Readonly<Record<string, string>> }

/**
 * What is recorded of a consent to the words with this hash.
 * @throws Refused `notice-changed` when nobody is asked to agree to such words now
 */
export const agreedWords = ({ version, words }: ShownWords, hash: string) => {
  const [language] = Object.entries(words).find(([, text]) => createHash('sha256').update(text).digest('hex') === hash) ?? []
  if (language === undefined) throw new Refused('notice-changed')
  return { version, notice: hash, language }
}
