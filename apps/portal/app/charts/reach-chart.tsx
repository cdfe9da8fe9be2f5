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

const Group = ({ row, groups }: { readonly row: ReachRow; readonly groups: readonly NamedGroup[] }) => {
  const t = useMessages()
  const { column, people, population, rate, width } = row
  return (
    <li>
      <p>
        <strong>
          <GroupName id={column} groups={groups} />
        </strong>
        {': '}
        {people === null ? <Withheld /> : t('reach.heard-people', { people })}
        {rate !== undefined && `, ${t('reach.rate', { rate })}`}
        {!population && ` (${t('reach.no-population')})`}
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

/** Who was heard of each group and who was not, beside how many there are. */
export const ReachChart = ({ title, table, groups, populations }: ReachChartProps) => {
  const t = useMessages()
  const rows = reachRows(table, populations)
  const notShown = rows.filter(({ people }) => people === null).length
  return (
    <Figure
      id={`reach-${table.id}`}
      title={title}
      says={t('reach.says', { shown: rows.length - notShown, notShown })}
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
      <ul className="app-bars">
        {rows.map((row) => (
          <Group key={row.column} row={row} groups={groups} />
        ))}
      </ul>
    </Figure>
  )
}
