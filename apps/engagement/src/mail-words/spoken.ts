import { bn } from './bn.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { gu } from './gu.ts'
import type { MailWords } from './mail-words.ts'
import { pa } from './pa.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ro } from './ro.ts'
import { so } from './so.ts'
import { ur } from './ur.ts'

/** The languages of residents' pages, whose codes begin the addresses of those. */
const others = new Map<string, MailWords>(Object.entries({ pl, ro, ur, bn, pa, gu, pt, fr, so }))

type Spoken = { readonly language: string; readonly words: MailWords /** What the addresses of its pages begin with. */; readonly local: string }

export const mailLanguages: readonly string[] = ['en', ...others.keys()]

/** What a mail to somebody who reads a language says, and where it leads: in English where there are no words in theirs. */
export const spoken = (language: string, origin: string): Spoken => {
  const words = others.get(language)
  return words ? { language, words, local: `${origin}/${language}` } : { language: 'en', words: en, local: origin }
}
