import { listChampions } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Column, InsetText, Table, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { communityNames } from './names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(listChampions, { params: { programme: id } }), theProgramme(call, id)])
  const decides = mayHere(context.get(principalContext), 'expense.decide', id)
  return { id, name: view.name.text, communities: communityNames(view), champions: answerOf(called).champions, decides }
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['champions'][number]

export default function Champions() {
  const { id, name, communities, champions, decides } = useLoaderData<typeof loader>()
  const day = useDay()
  const nowhere = champions.filter(({ community }) => community === undefined).length
  const columns: readonly Column<Row>[] = [
    { title: 'Champion', cell: ({ application, reference }) => <a href={`/staff/${id}/champions/${application}`}>{reference}</a> },
    {
      title: 'Community',
      cell: ({ community }) => (community === undefined ? <Tag colour="orange">None yet</Tag> : (communities[community] ?? community)),
    },
    {
      title: 'Since',
      cell: ({ assignments }) => {
        const now = assignments.find(({ until }) => until === undefined)
        return now && day(now.from)
      },
    },
    {
      title: 'On leave',
      cell: ({ leave }) => leave && <Tag colour="yellow">{leave.until ? `Until ${day(leave.until)}` : 'On leave'}</Tag>,
    },
    { title: 'Account', cell: ({ linked }) => (linked ? 'Connected' : 'Not yet') },
  ]
  return (
    <Page title="Champions">
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Champions
      </h1>
      {champions.length === 0 ? (
        <InsetText>
          Nobody is a champion yet. Whoever says yes to the place that you offered stands here: see{' '}
          <a href={`/staff/${id}/applications`}>applications</a>.
        </InsetText>
      ) : (
        <>
          {nowhere > 0 && <p>{nowhere === 1 ? 'One champion belongs to no community yet.' : `${nowhere} champions belong to no community yet.`}</p>}
          <Table
            caption="By when they applied. The list opens nothing of what people wrote."
            columns={columns}
            rows={champions}
            keyOf={({ application }) => application}
          />
        </>
      )}
      <p>
        <a href={`/staff/${id}/champions/work`}>Work across communities</a>
      </p>
      <p>
        <a href={`/staff/${id}/champions/training`}>Training and support</a>
      </p>
      <p>
        <a href={`/staff/${id}/champions/boards`}>Boards</a>
      </p>
      {decides && (
        <p>
          <a href={`/staff/${id}/champions/expenses`}>Expenses</a>
        </p>
      )}
    </Page>
  )
}
