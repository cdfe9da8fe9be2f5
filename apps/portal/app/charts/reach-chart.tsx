import type { LocalText } from '@heard/contracts'
import type { Population } from '@heard/contracts/reporting'
import { Table } from '../components/content.tsx'
import { WordingLine } from '../components/wording.tsx'
import { languages, useLanguage } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'
import { Figure, fillOf } from './figure.tsx'
import { type ReachRow, type ReachTableView, reachRows } from './reach.ts'

/** What a group is called, in the page's language or another. */
export type NamedGroup = { readonly id: string; readonly name: LocalText }

const GroupName = ({ id, groups }: { readonly id: string; readonly groups: readonly NamedGroup[] }) => {
  const name = groups.find((group) => group.id === id)?.name
  return name ? <Text of={name} /> : id
}

const Withheld = () => {
  const t = useMessages()
  return <span className="app-heat__withheld">{t('figures.withheld')}</span>
}

const PopulationOf = ({ population }: Pick<ReachRow, 'population'>) => {
  const t = useMessages()
  return population ? t('figures.heat.people', { people: population.people }) : t('reach.no-population')
}

const SourceOf = ({ population }: Pick<ReachRow, 'population'>) =>
  population ? (
    <>
      <WordingLine of={population.source} /> ({population.year})
    </>
  ) : (
    '–'
  )

const Bar = ({ width }: { readonly width: number }) => {
  const mirrored = languages[useLanguage()].direction === 'rtl'
  return (
    <svg className="app-bar" width="100%" height="32" aria-hidden="true" focusable="false">
      <rect x="0" y="1" width="100%" height="30" fill={fillOf.empty} stroke="#aeb7bd" strokeWidth="1" />
      <rect x={mirrored ? `${100 - width}%` : '0'} y="1" width={`${width}%`} height="30" fill={fillOf.solid} stroke="#212b32" strokeWidth="1" />
    </svg>
  )
}

type GroupProps = { readonly row: ReachRow; readonly groups: readonly NamedGroup[]; readonly compared: boolean }

const Group = ({ row, groups, compared }: GroupProps) => {
  const t = useMessages()
  const { column, people, population, rate, width } = row
  return (
    <li>
      <p>
        <strong>
          <GroupName id={column} groups={groups} />
        </strong>
        {': '}
        {people !== null && t('reach.heard-people', { people })}
        {rate !== undefined && `, ${t('reach.rate', { rate })}`}
        {compared && !population && ` (${t('reach.no-population')})`}
      </p>
      {width !== undefined && <Bar width={width} />}
    </li>
  )
}

type ReachChartProps = {
  readonly title: string
  readonly table: ReachTableView
  readonly groups: readonly NamedGroup[]
  readonly populations: readonly Population[]
}

/** How many of each group were heard, beside how many there are; those of whom no number is shown are in the table alone. */
export const ReachChart = ({ title, table, groups, populations }: ReachChartProps) => {
  const t = useMessages()
  const rows = reachRows(table, populations)
  const shown = rows.filter(({ people }) => people !== null)
  const compared = rows.some(({ population }) => population !== undefined)
  return (
    <Figure
      id={`reach-${table.id}`}
      title={title}
      says={t('reach.says', { shown: shown.length, notShown: rows.length - shown.length })}
      table={
        <Table
          caption={title}
          rows={rows}
          keyOf={({ column }) => column}
          columns={[
            { title: t('reach.group'), cell: ({ column }) => <GroupName id={column} groups={groups} /> },
            { title: t('reach.heard'), numeric: true, cell: ({ people }) => people ?? <Withheld /> },
            { title: t('reach.population'), numeric: true, cell: (row: ReachRow) => <PopulationOf {...row} /> },
            { title: t('reach.of-1000'), numeric: true, cell: ({ rate }) => rate ?? '–' },
            { title: t('reach.source'), cell: (row: ReachRow) => <SourceOf {...row} /> },
          ]}
        />
      }
    >
      {shown.length > 0 && (
        <ul className="app-bars">
          {shown.map((row) => (
            <Group key={row.column} row={row} groups={groups} compared={compared} />
          ))}
        </ul>
      )}
      {!compared && (
        <p>
          {t('reach.population')}: {t('reach.no-population')}
        </p>
      )}
    </Figure>
  )
}
