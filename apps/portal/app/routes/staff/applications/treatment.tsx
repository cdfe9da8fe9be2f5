import { equalTreatment } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Column, InsetText, Table } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(equalTreatment, { params: { programme } }), theProgramme(call, programme)])
  const names: Record<string, string> = { '16-17': '16 or 17', '18-or-over': '18 or over' }
  for (const { id, name } of view.communities) names[id] = name.text
  return { programme, ...answerOf(called), names }
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['groups'][number]['rows'][number]

const shown = (count: number | null): string => (count === null ? 'Withheld' : String(count))

export default function EqualTreatment() {
  const { programme, asOf, groups, names } = useLoaderData<typeof loader>()
  const day = useDay()
  const columns: readonly Column<Row>[] = [
    { title: 'Group', cell: ({ id }) => names[id] ?? id },
    { title: 'Applied', cell: ({ applied }) => shown(applied), numeric: true },
    { title: 'Offered a place', cell: ({ offered }) => shown(offered), numeric: true },
    { title: 'Declined', cell: ({ declined }) => shown(declined), numeric: true },
    { title: 'Took it back', cell: ({ withdrawn }) => shown(withdrawn), numeric: true },
    { title: 'Waits', cell: ({ waiting }) => shown(waiting), numeric: true },
  ]
  return (
    <Page title="Are applicants treated alike?" before={<BackLink href={`/staff/${programme}/applications`} />}>
      <h1>Are applicants treated alike?</h1>
      <p>As it stood when {day(asOf)} began. What has been erased is not counted.</p>
      <InsetText>
        <p>
          Counts under 10 are withheld, others are rounded to 5, and nothing is said of a group of fewer than 30 people. A second count is withheld
          where one alone could be worked out.
        </p>
      </InsetText>
      {groups.map(({ by, rows }) => (
        <Table key={by} caption={by === 'community' ? 'By community' : 'By age'} columns={columns} rows={rows} keyOf={({ id }) => id} />
      ))}
    </Page>
  )
}
