import type { ReactNode } from 'react'
import { useMessages } from '../i18n/translator.ts'

export const BackLink = ({ href }: { readonly href: string }) => {
  const t = useMessages()
  return (
    <nav aria-label={t('navigation.breadcrumb')}>
      <a className="nhsuk-back-link" href={href}>
        {t('navigation.back')}
      </a>
    </nav>
  )
}

export type Crumb = { readonly href: string; readonly name: ReactNode }

/** The way here, from home; on a phone only the last step of it. */
export const Breadcrumb = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => {
  const t = useMessages()
  const last = crumbs.at(-1)
  return (
    <nav className="nhsuk-breadcrumb" aria-label={t('navigation.breadcrumb')}>
      <ol className="nhsuk-breadcrumb__list">
        {crumbs.map(({ href, name }) => (
          <li className="nhsuk-breadcrumb__list-item" key={href}>
            <a className="nhsuk-breadcrumb__link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ol>
      {last && (
        <a className="nhsuk-back-link" href={last.href}>
          <span className="nhsuk-u-visually-hidden">{t('navigation.back-to')} </span>
          {last.name}
        </a>
      )}
    </nav>
  )
}

type PaginationProps = {
  readonly page: number
  readonly pages: number
  /** The address of a page, from 1. */
  readonly href: (page: number) => string
}

/** Previous, the pages around this one, next. Nothing for a single page. */
export const Pagination = ({ page, pages, href }: PaginationProps) => {
  const t = useMessages()
  if (pages <= 1) return null
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages)
  return (
    <nav className="nhsuk-pagination nhsuk-pagination--numbered" aria-label={t('pagination.label')}>
      {page > 1 && (
        <a className="nhsuk-pagination__previous" href={href(page - 1)} rel="prev">
          <span className="nhsuk-pagination__title">{t('pagination.previous')}</span>
        </a>
      )}
      <ul className="nhsuk-pagination__list">
        {near.map((number) => (
          <li className={number === page ? 'nhsuk-pagination__item nhsuk-pagination__item--current' : 'nhsuk-pagination__item'} key={number}>
            <a
              className="nhsuk-pagination__link"
              href={href(number)}
              aria-label={t('pagination.page', { number })}
              {...(number === page ? { 'aria-current': 'page' } : {})}
            >
              {number}
            </a>
          </li>
        ))}
      </ul>
      {page < pages && (
        <a className="nhsuk-pagination__next" href={href(page + 1)} rel="next">
          <span className="nhsuk-pagination__title">{t('pagination.next')}</span>
        </a>
      )}
    </nav>
  )
}
