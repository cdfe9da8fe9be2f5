import { type CaseView, listCases } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Table, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { byUrgency, caseName, dueName, standingOf } from './case-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(listCases, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    cases: byUrgency(answerOf(called).cases),
    manages: mayHere(context.get(principalContext), 'register.manage', id),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const Due = ({ of: each }: { readonly of: CaseView }) => {
  const day = useDay()
  if (each.state === 'closed') return <>{each.closed ? `Closed on ${day(each.closed)}` : 'Closed'}</>
  if (each.kind === 'complaint' && each.acknowledged !== undefined) return <>Acknowledged on {day(each.acknowledged)}</>
  return (
    <>
      {dueName(each)} {day(each.due)}
    </>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Register = ({
  title,
  empty,
  cases,
  id,
  manages,
}: Pick<Loaded, 'cases' | 'id' | 'manages'> & { readonly title: string; readonly empty: string }) => {
  const day = useDay()
  if (cases.length === 0) {
    return (
      <>
        <h2>{title}</h2>
        <p>{empty}</p>
      </>
    )
  }
  const nameOf = (each: CaseView) =>
    manages ? <a href={`/staff/${id}/data-protection/cases/${each.case}`}>{`${caseName(each)}, ${day(each.received)}`}</a> : caseName(each)
  const columns = [
    { title: 'Case', cell: nameOf },
    { title: 'Received', cell: (each: CaseView) => day(each.received) },
    {
      title: 'Standing',
      cell: (each: CaseView) => {
        const [text, colour] = standingOf(each)
        return <Tag colour={colour}>{text}</Tag>
      },
    },
    { title: 'Clock', cell: (each: CaseView) => <Due of={each} /> },
  ]
  return <Table caption={title} columns={columns} rows={cases} keyOf={(each) => each.case} />
}

const said = { recorded: 'The breach is recorded. 72 hours run from when somebody became aware of it.' }

export default function Registers() {
  const { id, name, cases, manages, done } = useLoaderData<typeof loader>()
  const of = (kind: CaseView['kind']) => cases.filter((each) => each.kind === kind)
  return (
    <Page title="Data protection" wide>
      <DoneNotice done={done} said={said} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Data protection
      </h1>
      <p>What people asked and complained about, and breaches. What is overdue stands first. The list opens nothing that anybody wrote.</p>
      <Register title="Rights requests" empty="Nobody has asked for a right." cases={of('rights')} {...{ id, manages }} />
      <Register title="Complaints" empty="Nobody has complained." cases={of('complaint')} {...{ id, manages }} />
      <Register title="Breaches" empty="No breach is recorded." cases={of('breach')} {...{ id, manages }} />
      {manages && <ButtonLink href={`/staff/${id}/data-protection/breach`}>Record a breach</ButtonLink>}
    </Page>
  )
}
