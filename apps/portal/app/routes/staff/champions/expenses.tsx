import { expensesDesk } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Column, InsetText, Table, Tag } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { ExpensesRuleWords } from '../volunteering/expense-fields.tsx'
import { expenseStates } from '../volunteering/expense-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const called = await context.get(callContext)(expensesDesk, { params: { programme: id } })
  return { id, ...answerOf(called), done: new URL(request.url).searchParams.get('done') }
}

const said = {
  set: 'Saved. It counts from now on.',
  approve: 'It is approved. Record it here once it is paid.',
  refuse: 'It is not paid. The champion reads why on their page.',
  pay: 'It is recorded as paid.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Row = Loaded['claims'][number]

const Claims = ({ id, claims }: Pick<Loaded, 'id' | 'claims'>) => {
  const day = useDay()
  const columns: readonly Column<Row>[] = [
    {
      title: 'Champion',
      cell: ({ application, reference, claim, since }) => (
        <a href={`/staff/${id}/champions/expenses/${application}/${claim}`}>
          {reference}
          <span className="nhsuk-u-visually-hidden">, {day(since.slice(0, 10))}</span>
        </a>
      ),
    },
    {
      title: 'How far',
      cell: ({ state, own }) => (
        <>
          <Tag colour={expenseStates[state][1]}>{expenseStates[state][0]}</Tag> {own && <Tag colour="yellow">Your own</Tag>}
        </>
      ),
    },
    { title: 'Since', cell: ({ since }) => day(since.slice(0, 10)) },
    { title: 'Due', cell: ({ due }) => due && day(due) },
  ]
  return (
    <Table
      caption="What waits first, then the last that are settled. The list opens nothing of what champions claimed."
      columns={columns}
      rows={claims}
      keyOf={({ application, claim }) => `${application} ${claim}`}
    />
  )
}

export default function Expenses() {
  const { id, allowed, words, claims, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Expenses of champions" before={<BackLink href={`/staff/${id}/champions`} />}>
      <DoneNotice done={done} said={said} />
      <h1>Expenses of champions</h1>
      {claims.length === 0 ? <InsetText>No champion has claimed anything yet.</InsetText> : <Claims id={id} claims={claims} />}
      {allowed && words && (
        <>
          <h2>What champions read before they claim</h2>
          <ExpensesRuleWords words={words} />
        </>
      )}
      {allowed && !words && <p>The words that say what is paid for were withdrawn. Enter them again.</p>}
      {!allowed && <p>Champions cannot claim expenses in this programme now.</p>}
      <p>
        <a href={`/staff/${id}/champions/expenses/settings`}>Change what is paid for</a>
      </p>
    </Page>
  )
}
