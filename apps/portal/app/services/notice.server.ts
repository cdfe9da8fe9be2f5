import { createHash } from 'node:crypto'
import type { LocalText } from '@heard/contracts'
import type { LanguageCode } from '../i18n/language.ts'

type Shown = { readonly notice: LocalText; readonly noticeHash: string }

/** What somebody agrees to: in the language of the page, or in English while nobody has approved a translation. With the SHA-256 of the words. */
export const shownNotice = (words: Readonly<Record<string, string>> & { readonly en: string }, page: LanguageCode): Shown => {
  const inPage = words[page]
  const notice = inPage === undefined ? { language: 'en', text: words.en } : { language: page, text: inPage }
  return { notice, noticeHash: createHash('sha256').update(notice.text).digest('hex') }
}
