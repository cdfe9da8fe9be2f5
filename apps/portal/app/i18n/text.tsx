import type { LocalText } from '@heard/contracts'
import { directionOf, useLanguage } from './language.ts'

/** Published text, marked where it is in another language than the page. */
export const Text = ({ of }: { readonly of: LocalText }) => {
  const page = useLanguage()
  if (of.language === page) return of.text
  return (
    <span lang={of.language} dir={directionOf(of.language)}>
      {of.text}
    </span>
  )
}

/** What a person wrote, in the language they named: their line breaks kept, in the direction of their own letters. */
export const Words = ({ text, language }: { readonly text: string; readonly language?: string | undefined }) => (
  <div className="app-words" dir="auto" lang={language}>
    {text}
  </div>
)
