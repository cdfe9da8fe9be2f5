import { type ConcernView, listConcerns } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Table, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { CareNote } from './care-note.tsx'
import { outcomes, sources, standingOf, timeOf } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(listConcerns, { params: { programme: id } }), theProgramme(call, id)])
  return { id, name: view.name.text, concerns: answerOf(called).concerns, done: new URL(request.url).searchParams.get('done') }
}

const said = { raised: 'Your concern is with the safeguarding team. They act in the time that its urgency gives.' }

type ListProps = { readonly id: string; readonly concerns: readonly ConcernView[]; readonly title: string; readonly empty: string }

const Concerns = ({ id, concerns, title, empty }: ListProps) => {
  if (concerns.length === 0) {
    return (
      <>
        <h2>{title}</h2>
        <p>{empty}</p>
      </>
    )
  }
  const columns = [
    {
      title: 'Concern',
      cell: (one: ConcernView) => <a href={`/staff/${id}/safeguarding/${one.concern}`}>{`${sources[one.source]}, ${timeOf(one.raisedAt)}`}</a>,
    },
    {
      title: 'Standing',
      cell: (one: ConcernView) => {
        const [text, colour] = standingOf(one)
        return <Tag colour={colour}>{text}</Tag>
      },
    },
    {
      title: 'Act by',
      cell: (one: ConcernView) =>
        one.closedAt === undefined ? timeOf(one.due) : `Closed ${timeOf(one.closedAt)}: ${one.outcome ? outcomes[one.outcome].toLowerCase() : ''}`,
    },
    { title: 'Looked after by', cell: (one: ConcernView) => (one.assignee ? (one.assignee.own ? 'You' : one.assignee.name) : 'Nobody yet') },
  ]
  return <Table caption={title} columns={columns} rows={concerns} keyOf={({ concern }) => concern} />
}

export default function Safeguarding() {
  const { id, name, concerns, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Safeguarding" wide>
      <DoneNotice done={done} said={said} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Safeguarding
      </h1>
      <p>
        Concerns about somebody’s safety, the one to act on first at the top: all that are open, and those that were closed last. This list opens
        nothing that anybody wrote.
      </p>
      <CareNote />
      <Concerns id={id} title="Open" empty="No concern is open." concerns={concerns.filter(({ state }) => state === 'open')} />
      <ButtonLink href={`/staff/${id}/safeguarding/new`}>Raise a concern</ButtonLink>
      <Concerns id={id} title="Closed" empty="No concern was closed yet." concerns={concerns.filter(({ state }) => state === 'closed')} />
    </Page>
  )
}
