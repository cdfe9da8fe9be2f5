import type { LocalText } from '@heard/contracts'
import { Words } from '../i18n/text.tsx'

/** What somebody said, word for word, marked with its language where that is known. */
export const Quote = ({ of: { text, language } }: { readonly of: LocalText }) => (
  <blockquote className="app-quote">
    <Words text={text} language={language === 'und' ? undefined : language} />
  </blockquote>
)
