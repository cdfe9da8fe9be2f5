import { IntlMessageFormat } from 'intl-messageformat'
import { createElement, Fragment, type ReactNode } from 'react'
import bn from '../messages/bn.json'
import en from '../messages/en.json'
import fr from '../messages/fr.json'
import gu from '../messages/gu.json'
import pa from '../messages/pa.json'
import pl from '../messages/pl.json'
import pt from '../messages/pt.json'
import ro from '../messages/ro.json'
import so from '../messages/so.json'
import ur from '../messages/ur.json'
import { type LanguageCode, languages, useLanguage } from './language.ts'

export type MessageKey = keyof typeof en
type Values = Readonly<Record<string, string | number | Date>>
type RichValues = Readonly<Record<string, string | number | ReactNode | ((chunks: ReactNode[]) => ReactNode)>>

type Catalogue = Readonly<Record<MessageKey, string>>

/** Pages that hydrate are in English, so the browser's bundle carries no other language. */
const catalogues: Readonly<Partial<Record<LanguageCode, Catalogue>>> = import.meta.env.SSR ? { en, pl, ro, ur, bn, pa, gu, pt, fr, so } : { en }

const formats = new Map<string, IntlMessageFormat>()

const formatOf = (language: LanguageCode, key: MessageKey): IntlMessageFormat => {
  const name = `${language} ${key}`
  const known = formats.get(name)
  if (known) return known
  const made = new IntlMessageFormat((catalogues[language] ?? en)[key], languages[language].locale)
  formats.set(name, made)
  return made
}

export type Translate = {
  (key: MessageKey, values?: Values): string
  /** With elements for the tags of the message: `t.rich('a', { link: (text) => <a href="/">{text}</a> })`. */
  rich(key: MessageKey, values: RichValues): ReactNode
}

export const translator = (language: LanguageCode): Translate =>
  Object.assign((key: MessageKey, values?: Values) => String(formatOf(language, key).format(values)), {
    rich: (key: MessageKey, values: RichValues) => createElement(Fragment, null, ...[formatOf(language, key).format<ReactNode>(values)].flat()),
  })

/** The messages of the page's language: `const t = useMessages(); t('home.title')`. */
export const useMessages = (): Translate => translator(useLanguage())

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** A day or moment as people write it, in British time; nothing for what is not one. */
const dayIn = (language: LanguageCode, moment: string): string => {
  const known = dayFormats.get(language) ?? new Intl.DateTimeFormat(languages[language].locale, { dateStyle: 'long', timeZone: 'Europe/London' })
  dayFormats.set(language, known)
  const date = new Date(moment)
  return Number.isNaN(date.getTime()) ? '' : known.format(date)
}

export const useDay = (): ((moment: string) => string) => {
  const language = useLanguage()
  return (moment) => dayIn(language, moment)
}
