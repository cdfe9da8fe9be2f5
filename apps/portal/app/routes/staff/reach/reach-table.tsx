import type { ReactNode } from 'react'
import { Table } from '../../../components/content.tsx'
import { type NamedReach, rateOf } from './reach-names.ts'

const People = ({ people }: Pick<NamedReach, 'people'>) =>
  people === null ? <span className="app-heat__withheld">withheld</span> : people.toLocaleString('en-GB')

const Source = ({ population }: Pick<NamedReach, 'population'>) =>
  population ? `${population.source.status === 'open' ? population.source.text : `(${population.source.status})`} (${population.year})` : '–'

type Props = {
  readonly title: string
  readonly rows: readonly NamedReach[]
  /** Whether there are as many people as a figure says, to compare with. */
  readonly compared: boolean
  readonly change?: ((row: NamedReach) => ReactNode) | undefined
}

/** People of whom something was heard, each group a line. */
export const ReachTable = ({ title, rows, compared, change }: Props) => (
  <Table
    caption={title}
    rows={rows}
    keyOf={({ column }) => column}
    columns={[
      { title: 'Group', cell: ({ name }) => name },
      { title: 'People heard', numeric: true, cell: (row: NamedReach) => <People {...row} /> },
      ...(compared
        ? [
            {
              title: 'People there are',
              numeric: true,
              cell: ({ population }: NamedReach) => population?.people.toLocaleString('en-GB') ?? 'no population figure is set',
            },
            { title: 'Of every 1,000', numeric: true, cell: rateOf },
            { title: 'Source', cell: (row: NamedReach) => <Source {...row} /> },
          ]
        : []),
      ...(change ? [{ title: 'Figure', cell: change }] : []),
    ]}
  />
)
