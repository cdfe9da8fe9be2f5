import type { LocalText } from '@heard/contracts'
import type { PublicTables } from '@heard/contracts/reporting'
import { WordingLine } from '../components/wording.tsx'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'
import { type HeatCell, heatMap } from './heat-map.ts'

/** Darker and larger for more people; a withheld cell has no square at all. */
const shades = ['none', '#d2e2f2', '#8ab6e1', '#3d83c6', '#003d78'] as const
const sides = [0, 10, 15, 20, 26] as const

const Square = ({ step }: Pick<HeatCell, 'step'>) => {
  const side = sides[step]
  return (
    <svg className="app-heat__square" width="28" height="28" aria-hidden="true" focusable="false">
      {step > 0 && <rect x={14 - side / 2} y={14 - side / 2} width={side} height={side} fill={shades[step]} stroke="#003d78" />}
    </svg>
  )
}

type HeatMapProps = {
  readonly id: string
  readonly title: string
  readonly table: PublicTables['tables'][number]
  readonly themes: PublicTables['themes']
  /** The columns of the table by their names. */
  readonly columns: readonly { readonly id: string; readonly name: LocalText }[]
}

const Legend = ({ upTo }: { readonly upTo: readonly number[] }) => {
  const t = useMessages()
  const steps = [1, 2, 3, 4] as const
  return (
    <ul className="app-key">
      {upTo.map((limit, index) => {
        const from = index === 0 ? 10 : (upTo[index - 1] ?? 5) + 5
        return (
          <li key={limit}>
            <Square step={steps[index] ?? 4} />{' '}
            {from === limit ? t('figures.heat.people', { people: limit }) : t('figures.heat.range', { from, to: limit })}
          </li>
        )
      })}
      <li>
        <span className="app-heat__withheld">{t('figures.withheld')}</span> {t('figures.heat.withheld')}
      </li>
    </ul>
  )
}

/** People by theme and column: a table whose cells are also a picture. */
export const HeatMapChart = ({ id, title, table, themes, columns }: HeatMapProps) => {
  const t = useMessages()
  const map = heatMap(table)
  const withAll = map.rows.some(({ people }) => people !== undefined)
  const depthOf = (theme: string): number => Math.min(3, themes.find((each) => each.theme === theme)?.depth ?? 0)
  return (
    <>
      <h2 id={id}>{title}</h2>
      <Legend upTo={map.upTo} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="app-scroll" tabIndex={0} aria-label={title}>
        <table className="nhsuk-table app-heat">
          <caption className="nhsuk-u-visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.theme')}</th>
              {withAll && <th scope="col">{t('figures.everybody')}</th>}
              {map.columns.map((column) => {
                const name = columns.find((each) => each.id === column)?.name
                return (
                  <th scope="col" key={column}>
                    {name ? <Text of={name} /> : column}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {map.rows.map(({ theme, people: all, cells }) => {
              const name = themes.find((each) => each.theme === theme)?.name
              return (
                <tr key={theme}>
                  <th scope="row" className={`app-heat__theme app-heat__theme--${depthOf(theme)}`}>
                    {name ? <WordingLine of={name} /> : t('figures.theme-unknown')}
                  </th>
                  {withAll && (
                    <td>{all === null || all === undefined ? <span className="app-heat__withheld">{t('figures.withheld')}</span> : all}</td>
                  )}
                  {cells.map(({ column, people, step }) => (
                    <td key={column}>
                      <Square step={step} />
                      {people === null ? <span className="app-heat__withheld">{t('figures.withheld')}</span> : <strong>{people}</strong>}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </>
  )
}
