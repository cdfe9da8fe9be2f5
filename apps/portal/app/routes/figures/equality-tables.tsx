import type { EqualityTable } from '@heard/contracts/engagement'
import { type Translate, useMessages } from '../../i18n/translator.ts'
import { optionName, questionName } from '../contribution/equality/names.ts'

/** The question before one that follows it. */
const followed: Readonly<Record<string, string>> = { 'ethnic-background': 'ethnic-group', effect: 'condition' }

const titleOf = ({ question, of }: EqualityTable, t: Translate): string => {
  const before = followed[question]
  const title = questionName(question, t)
  return of === undefined || !before ? title : t('equality-figures.of', { question: title, answer: optionName(before, of, t) })
}

type RowProps = { readonly name: string; readonly people: number | null; readonly percent?: number | undefined }

const Row = ({ name, people, percent }: RowProps) => {
  const t = useMessages()
  return (
    <tr className="nhsuk-table__row">
      <th className="nhsuk-table__header" scope="row">
        {name}
      </th>
      <td className="nhsuk-table__cell nhsuk-table__cell--numeric">{people === null ? t('equality-figures.withheld') : people}</td>
      <td className="nhsuk-table__cell nhsuk-table__cell--numeric">{percent ?? '–'}</td>
    </tr>
  )
}

const Table = ({ table }: { readonly table: EqualityTable }) => {
  const t = useMessages()
  const title = titleOf(table, t)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section className="app-scroll" tabIndex={0} aria-label={title}>
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption nhsuk-table__caption--m">{title}</caption>
        <thead className="nhsuk-table__head">
          <tr className="nhsuk-table__row">
            <th className="nhsuk-table__header" scope="col">
              {t('equality-figures.answer')}
            </th>
            <th className="nhsuk-table__header nhsuk-table__header--numeric" scope="col">
              {t('equality-figures.people')}
            </th>
            <th className="nhsuk-table__header nhsuk-table__header--numeric" scope="col">
              {t('equality-figures.share')}
            </th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {table.options.map(({ option, people, percent }) => (
            <Row key={option} name={optionName(table.question, option, t)} people={people} percent={percent} />
          ))}
          <Row name={t('equality-figures.all')} people={table.answered} />
        </tbody>
      </table>
    </section>
  )
}

type TablesProps = { readonly tables: readonly EqualityTable[]; readonly level?: 'h2' | 'h3' | 'h4' }

/** Counts of answers, each question a table; where nothing may be known of one it says so once, under a heading of this level. */
export const EqualityTables = ({ tables, level: Heading = 'h2' }: TablesProps) => {
  const t = useMessages()
  return tables.map((table) =>
    table.answered === null ? (
      <section key={`${table.question} ${table.of}`}>
        <Heading className="nhsuk-heading-m">{titleOf(table, t)}</Heading>
        <p>{t('equality-figures.too-few')}</p>
      </section>
    ) : (
      <Table key={`${table.question} ${table.of}`} table={table} />
    ),
  )
}
