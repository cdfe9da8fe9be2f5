import { inWords, type NamedTable } from './table-names.ts'

const SHADES = 5

const shadeOf = (people: number | null, most: number): number =>
  people === null || people === 0 || most === 0 ? 0 : Math.ceil((people / most) * SHADES)

const Cell = ({ people, most }: { readonly people: number | null; readonly most: number }) => (
  <td className={`nhsuk-table__cell nhsuk-table__cell--numeric app-heat__cell app-heat__cell--${shadeOf(people, most)}`}>
    {people === null ? <span className="app-heat__withheld">withheld</span> : people.toLocaleString('en-GB')}
  </td>
)

/** Counts as a table whose cells are shaded by how many they are: the numbers are the text alternative of the picture. */
export const HeatTable = ({ table, hrefOf }: { readonly table: NamedTable; readonly hrefOf?: (theme: string) => string }) => {
  const most = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map((people) => people ?? 0)))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <section className="app-scroll" tabIndex={0} aria-label={table.title}>
        <table className="nhsuk-table app-heat">
          <caption className="nhsuk-table__caption nhsuk-table__caption--m">{table.title}</caption>
          <thead className="nhsuk-table__head">
            <tr className="nhsuk-table__row">
              <th className="nhsuk-table__header" scope="col">
                Theme
              </th>
              {table.columns.map((column) => (
                <th className="nhsuk-table__header nhsuk-table__header--numeric" scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {table.rows.map(({ theme, name, depth, cells }) => (
              <tr className="nhsuk-table__row" key={theme}>
                <th className={`nhsuk-table__header app-heat__theme app-heat__theme--${Math.min(depth, 4)}`} scope="row">
                  {hrefOf ? <a href={hrefOf(theme)}>{name}</a> : name}
                </th>
                {cells.map((people, index) => (
                  <Cell key={table.columns[index]} people={people} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="app-heat__summary">{table.summary ?? inWords(table)}</p>
    </>
  )
}
