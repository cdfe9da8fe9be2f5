import type { ProgrammeView } from '@heard/contracts/engagement'
import { useLocation, useMatches } from 'react-router'
import { inLanguage, languageCodes, languages, localPath, useLanguage, useLocalPath } from './i18n/language.ts'
import { useMessages } from './i18n/translator.ts'

export const SkipLink = () => (
  <a className="nhsuk-skip-link" href="#maincontent">
    {useMessages()('shell.skip')}
  </a>
)

const Globe = () => (
  <svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="10" />
    <path d="M2 12h20M12 2c6 6 6 14 0 20M12 2c-6 6-6 14 0 20" />
  </svg>
)

const LanguageSwitch = () => {
  const t = useMessages()
  const current = useLanguage()
  const { pathname } = useLocation()
  return (
    <details className="app-languages" open={pathname === localPath(current, '/')}>
      <summary>
        <Globe />
        <span className="nhsuk-u-visually-hidden">{t('shell.languages')}</span> {languages[current].name}
      </summary>
      <nav aria-label={t('shell.languages')}>
        <ul>
          {languageCodes
            .filter((code) => code !== current)
            .map((code) => (
              <li key={code}>
                <a href={inLanguage(code, pathname)} hrefLang={code} lang={code} dir={languages[code].direction}>
                  {languages[code].name}
                </a>
              </li>
            ))}
        </ul>
      </nav>
    </details>
  )
}

type Item = { readonly href: string; readonly text: string }

const carriesProgramme = (loaded: unknown): loaded is { programme: ProgrammeView } =>
  typeof loaded === 'object' && loaded !== null && 'programme' in loaded && typeof loaded.programme === 'object'

/** The sections of the programme at hand, or of the platform. Add a page's link here. */
const useSections = (): readonly Item[] => {
  const t = useMessages()
  const to = useLocalPath()
  const loaded = useMatches().find(({ loaderData }) => carriesProgramme(loaderData))?.loaderData
  const mine = { href: to('/my-contribution'), text: t('shell.my-contribution') }
  if (!carriesProgramme(loaded)) return [{ href: to('/'), text: t('shell.home') }, mine]
  const programme = `/programmes/${loaded.programme.id}`
  return [
    { href: to(programme), text: t('shell.about') },
    { href: to(`${programme}/share`), text: t('shell.share') },
    { href: to(`${programme}/report`), text: t('report.title') },
    { href: to(`${programme}/gatherings`), text: t('gatherings.short') },
    { href: to(`${programme}/support`), text: t('shell.support') },
    mine,
  ]
}

const Sections = () => {
  const t = useMessages()
  const { pathname } = useLocation()
  return (
    <nav className="nhsuk-header__navigation" aria-label={t('shell.menu')}>
      <div className="nhsuk-header__navigation-container nhsuk-width-container">
        <ul className="nhsuk-header__navigation-list">
          {useSections().map(({ href, text }) => (
            <li className="nhsuk-header__navigation-item" key={href}>
              <a className="nhsuk-header__navigation-link" href={href} {...(href === pathname ? { 'aria-current': 'page' } : {})}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

type Mark = 'journey' | 'staff' | 'held'
const marks = (handle: unknown, mark: Mark): boolean =>
  typeof handle === 'object' && handle !== null && Object.entries(handle).some(([name, value]) => name === mark && value === true)

/**
 * In the middle of a journey the header offers no other ways to go: `handle = { journey: true }`. Pages for staff are in English only (`staff`), and a page
 * that holds what somebody typed is there in no other language (`held`).
 */
export const Header = () => {
  const to = useLocalPath()
  const matches = useMatches()
  const journey = matches.some(({ handle }) => marks(handle, 'journey'))
  const oneLanguage = matches.some(({ handle }) => marks(handle, 'staff') || marks(handle, 'held'))
  return (
    <header className="nhsuk-header">
      <div className="nhsuk-header__container nhsuk-width-container">
        <div className="nhsuk-header__service">
          <a className="nhsuk-header__service-name app-word-mark" href={to('/')}>
            <span lang="en">Heard</span>
          </a>
        </div>
        {!oneLanguage && <LanguageSwitch />}
      </div>
      {!journey && <Sections />}
    </header>
  )
}

export const UncheckedNote = () => {
  const t = useMessages()
  return useLanguage() === 'en' ? null : (
    <aside className="app-note" aria-label={t('content.information')}>
      <div className="nhsuk-width-container">{t('shell.unchecked')}</div>
    </aside>
  )
}

export const Footer = () => {
  const t = useMessages()
  const to = useLocalPath()
  const items: readonly Item[] = [
    { href: to('/support'), text: t('shell.support') },
    { href: to('/search'), text: t('search.title') },
    { href: to('/ledger'), text: t('shell.ledger') },
    { href: to('/verify'), text: t('shell.verify') },
    { href: to('/privacy'), text: t('shell.privacy') },
    { href: to('/your-rights'), text: t('shell.rights') },
    { href: to('/accessibility'), text: t('shell.accessibility') },
    { href: to('/cookies'), text: t('shell.cookies') },
  ]
  return (
    <footer className="nhsuk-footer">
      <div className="nhsuk-width-container">
        <div className="nhsuk-footer__meta">
          <h2 className="nhsuk-u-visually-hidden">{t('shell.more-links')}</h2>
          <ul className="nhsuk-footer__list">
            {items.map(({ href, text }) => (
              <li className="nhsuk-footer__list-item" key={href}>
                <a className="nhsuk-footer__list-item-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  )
}
