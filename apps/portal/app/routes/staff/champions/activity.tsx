import { activityReport } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Column, InsetText, Table } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { communityNames } from './names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(activityReport, { params: { programme: id } }), theProgramme(call, id)])
  return { name: view.name.text, communities: communityNames(view), months: answerOf(called).months }
}

type Month = ReturnType<typeof useLoaderData<typeof loader>>['months'][number]

const shown = (count: number | null | undefined): string => (typeof count === 'number' ? count.toLocaleString('en-GB') : 'Withheld')
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export default function HoursAndReach() {
  const { name, communities, months } = useLoaderData<typeof loader>()
  const columns = (what: 'hours' | 'reach'): readonly Column<Month>[] => [
    { title: 'Month', cell: ({ month }) => monthName.format(new Date(`${month}-01T00:00:00Z`)) },
    ...(months[0]?.communities ?? []).map(({ community }) => ({
      title: communities[community] ?? community,
      cell: (row: Month) => shown(row.communities.find((one) => one.community === community)?.[what]),
      numeric: true,
    })),
    { title: 'All', cell: (row) => shown(row[what]), numeric: true },
  ]
  return (
    <Page title="Hours and reach">
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Hours and reach of champions
      </h1>
      <p>What champions logged, by the month it happened in, once that month is over. What they put right later is put right here too.</p>
      <InsetText>
        <p>
          Figures under 10 are withheld, others are rounded to 5, and nothing is said of a month with fewer than 30 in all. A second figure is
          withheld where one alone could be worked out.
        </p>
      </InsetText>
      <Table caption="Hours" columns={columns('hours')} rows={months} keyOf={({ month }) => month} />
      <Table caption="People reached, about" columns={columns('reach')} rows={months} keyOf={({ month }) => month} />
    </Page>
  )
}
