import type { ReactNode } from 'react'
import { useMessages } from '../i18n/translator.ts'
import { classes } from './field.ts'

type Children = { readonly children: ReactNode }

export const InsetText = ({ children }: Children) => (
  <div className="nhsuk-inset-text">
    <span className="nhsuk-u-visually-hidden">{useMessages()('content.information')} </span>
    {children}
  </div>
)

export const Panel = ({ title, children }: Children & { readonly title: string }) => (
  <div className="nhsuk-panel">
    <h1 className="nhsuk-panel__title">{title}</h1>
    <div className="nhsuk-panel__body">{children}</div>
  </div>
)

export const WarningCallout = ({ title, children }: Children & { readonly title: string }) => (
  <div className="nhsuk-warning-callout">
    <h2 className="nhsuk-warning-callout__label">
      <span className="nhsuk-u-visually-hidden">{useMessages()('content.important')} </span>
      {title}
    </h2>
    {children}
  </div>
)

export const Details = ({ summary, open = false, children }: Children & { readonly summary: string; readonly open?: boolean }) => (
  <details className="nhsuk-details" open={open}>
    <summary className="nhsuk-details__summary">
      <span className="nhsuk-details__summary-text">{summary}</span>
    </summary>
    <div className="nhsuk-details__text">{children}</div>
  </details>
)

type TagColour = 'white' | 'grey' | 'green' | 'aqua-green' | 'blue' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow'

export const Tag = ({ colour, children }: Children & { readonly colour?: TagColour }) => (
  <strong className={classes('nhsuk-tag', colour && `nhsuk-tag--${colour}`)}>{children}</strong>
)

/** Says that something worked. */
export const Notice = ({ title, children }: Children & { readonly title: string }) => (
  <div className="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert" aria-labelledby="notice-title">
    <div className="nhsuk-notification-banner__header">
      <h2 className="nhsuk-notification-banner__title" id="notice-title">
        {title}
      </h2>
    </div>
    <div className="nhsuk-notification-banner__content">{children}</div>
  </div>
)

export type SummaryRow = {
  readonly key: ReactNode
  readonly value: ReactNode
  /** Where to change it, and of what, for people who hear the link alone. */
  readonly change?: { readonly href: string; readonly what: string }
}

export const SummaryList = ({ rows }: { readonly rows: readonly SummaryRow[] }) => {
  const t = useMessages()
  return (
    <dl className="nhsuk-summary-list">
      {rows.map(({ key, value, change }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a page stand in a fixed order
        <div className="nhsuk-summary-list__row" key={index}>
          <dt className="nhsuk-summary-list__key">{key}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
          {change && (
            <dd className="nhsuk-summary-list__actions">
              <a href={change.href}>
                {t('content.change')}
                <span className="nhsuk-u-visually-hidden"> {change.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export type Column<Row> = { readonly title: ReactNode; readonly cell: (row: Row) => ReactNode; readonly numeric?: boolean }

type TableProps<Row> = {
  readonly caption: ReactNode
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** The first column names the row. Scrolls sideways by itself on a phone, also by keyboard. */
export const Table = <Row,>({ caption, columns, rows, keyOf }: TableProps<Row>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
  <section className="app-scroll" tabIndex={0} aria-label={typeof caption === 'string' ? caption : undefined}>
    <table className="nhsuk-table">
      <caption className="nhsuk-table__caption nhsuk-table__caption--m">{caption}</caption>
      <thead className="nhsuk-table__head">
        <tr className="nhsuk-table__row">
          {columns.map(({ title, numeric }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in a fixed order
            <th className={classes('nhsuk-table__header', numeric && 'nhsuk-table__header--numeric')} scope="col" key={index}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((row) => (
          <tr className="nhsuk-table__row" key={keyOf(row)}>
            {columns.map(({ cell, numeric }, index) =>
              index === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in a fixed order
                <th className="nhsuk-table__header" scope="row" key={index}>
                  {cell(row)}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in a fixed order
                <td className={classes('nhsuk-table__cell', numeric && 'nhsuk-table__cell--numeric')} key={index}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
