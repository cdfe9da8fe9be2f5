import { useLocation } from 'react-router'

/** The languages of the interface, each under its own name. English has no prefix in addresses. */
export const languages = {
  en: { name: 'English', direction: 'ltr' },
  ur: { name: 'اردو', direction: 'rtl' },
} as const
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
