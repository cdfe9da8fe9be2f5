import { useLocation } from 'react-router'

type Language = {
  /** Its own name for itself. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** How numbers, days and times are written. */
  readonly locale: string
  /** Hours up to 12 or up to 24. */
  readonly clock: 12 | 24
}

/** The languages of the interface (PORTAL.md). English has no prefix in addresses. */
export const languages = {
  en: { name: 'English', direction: 'ltr', locale: 'en-GB', clock: 12 },
  pl: { name: 'Polski', direction: 'ltr', locale: 'pl-PL', clock: 24 },
  ro: { name: 'Română', direction: 'ltr', locale: 'ro-RO', clock: 24 },
  ur: { name: 'اردو', direction: 'rtl', locale: 'ur-PK', clock: 12 },
  bn: { name: 'বাংলা', direction: 'ltr', locale: 'bn-BD', clock: 12 },
  pa: { name: 'ਪੰਜਾਬੀ', direction: 'ltr', locale: 'pa-IN', clock: 12 },
  gu: { name: 'ગુજરાતી', direction: 'ltr', locale: 'gu-IN', clock: 12 },
  pt: { name: 'Português', direction: 'ltr', locale: 'pt-PT', clock: 24 },
  fr: { name: 'Français', direction: 'ltr', locale: 'fr-FR', clock: 24 },
  so: { name: 'Soomaali', direction: 'ltr', locale: 'so-SO', clock: 12 },
} as const satisfies Readonly<Record<string, Language>>
export type LanguageCode = keyof typeof languages
export const languageCodes = Object.keys(languages) as LanguageCode[]

export const isLanguage = (text: string | undefined): text is LanguageCode => text !== undefined && Object.hasOwn(languages, text)

const firstSegment = (pathname: string): string | undefined => pathname.split('/')[1]

/** The language of a page, from its address. */
export const languageOfPath = (pathname: string): LanguageCode => {
  const first = firstSegment(pathname)
  return isLanguage(first) ? first : 'en'
}

export const languageOf = (request: Request): LanguageCode => languageOfPath(new URL(request.url).pathname)

/** The same address without its language. */
const bare = (pathname: string): string => {
  const first = firstSegment(pathname)
  return isLanguage(first) ? pathname.slice(first.length + 1) || '/' : pathname
}

/** An address of the portal, said without language, in a language: `localPath('ur', '/my-contribution')` is `/ur/my-contribution`. */
export const localPath = (language: LanguageCode, path: string): string => {
  if (language === 'en') return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** The page at hand in another language. A browser takes two slashes at the beginning for the name of another website. */
export const inLanguage = (language: LanguageCode, pathname: string): string => localPath(language, bare(pathname).replace(/^\/+/, '/'))

export const useLanguage = (): LanguageCode => languageOfPath(useLocation().pathname)

/** Links keep the language: `const to = useLocalPath(); <a href={to('/cookies')}>`. */
export const useLocalPath = (): ((path: string) => string) => {
  const language = useLanguage()
  return (path) => localPath(language, path)
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Which way any language is written, from its tag. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => {
  const [base = '', script] = tag.split('-')
  if (script === 'Latn') return 'ltr'
  return rightToLeft.has(base) || script === 'Arab' ? 'rtl' : 'ltr'
}
