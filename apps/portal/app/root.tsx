import type { ReactNode } from 'react'
import { Links, type MiddlewareFunction, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from 'react-router'
import { Page } from './components/page.tsx'
import { Prose } from './components/prose.tsx'
import { answeringContext } from './contexts.ts'
import { isHydrated } from './hydration.ts'
import { languages, useLanguage, useLocalPath } from './i18n/language.ts'
import { useMessages } from './i18n/translator.ts'
import { QuoteRequest } from './request-code.tsx'
import { faultOf } from './services/fault.ts'
import { Footer, Header, SkipLink, UncheckedNote } from './shell.tsx'
import icon from './style/icon.svg?url'
import styles from './style/portal.scss?url'

export const links = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
]

export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const language = useLanguage()
  const hydrated = isHydrated(useMatches())
  return (
    <html lang={language} dir={languages[language].direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#005eb8" />
        <Links />
      </head>
      <body>
        <SkipLink />
        <Header />
        <UncheckedNote />
        {children}
        <Footer />
        {hydrated && <ScrollRestoration />}
        {hydrated && <Scripts />}
      </body>
    </html>
  )
}

/** Tells whoever logs which page it is, by its pattern. */
export const middleware: MiddlewareFunction<Response>[] = [
  ({ context, pattern }, next) => {
    context.get(answeringContext).isPage(`/${pattern.replace(/^\//, '')}`)
    return next()
  },
]

export default function Root() {
  return <Outlet />
}

const messagesOf = {
  'not-found': ['error.not-found.title', 'error.not-found.text'],
  'not-allowed': ['error.not-allowed.title', 'error.not-allowed.text'],
  busy: ['error.busy.title', 'error.busy.text'],
  away: ['error.away.title', 'error.away.text'],
  broken: ['error.broken.title', 'error.broken.text'],
} as const

export const ErrorBoundary = () => {
  const error = useRouteError()
  const t = useMessages()
  const to = useLocalPath()
  const kind = faultOf(error)
  const [title, text] = messagesOf[kind]
  return (
    <Page title={t(title)}>
      <h1>{t(title)}</h1>
      <Prose text={t(text)} />
      {kind === 'broken' && <QuoteRequest />}
      <ul>
        <li>
          <a href={to('/')}>{t('error.home')}</a>
        </li>
        <li>
          <a href={to('/support')}>{t('shell.support')}</a>
        </li>
      </ul>
    </Page>
  )
}
