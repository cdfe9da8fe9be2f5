import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { InsetText, Table, Tag } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { ExpensesRuleWords } from './expense-fields.tsx'
import { expenseKinds, expenseStates, inPounds } from './expense-names.ts'
import { ownExpenses } from './own.server.ts'

export const loader = async (args: LoaderFunctionArgs) => ({
  ...(await ownExpenses(args)),
  done: new URL(args.request.url).searchParams.get('done'),
})

const said = {
  claimed: 'The team has your claim. Keep your receipt until you are paid.',
  corrected: 'It is put right.',
  'taken-back': 'It is taken back.',
}

type Mine = ReturnType<typeof useLoaderData<typeof loader>>['mine']

const Claim = ({ id, one }: { readonly id: string; readonly one: Mine['claims'][number] }) => {
  const day = useDay()
  const { claim, at, state, due, content, reason } = one
  const [name, colour] = expenseStates[state]
  const title = content ? `${inPounds(content.pence)}, ${expenseKinds[content.kind]}` : 'Words erased'
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{title}</h3>
        <Tag colour={colour}>{name}</Tag>
      </div>
      <p>
        {content && `Paid for on ${day(content.on)}. `}
        {state === 'waiting' && due !== undefined && `You hear from us by ${day(due)}.`}
        {state === 'approved' && due !== undefined && `We pay it by ${day(due)}.`}
      </p>
      {content?.note !== undefined && <Words text={content.note} />}
      {reason !== undefined && (
        <InsetText>
          <Words text={reason} />
        </InsetText>
      )}
      {state === 'waiting' && (
        <p>
          <a href={`/staff/${id}/volunteering/expenses/${claim}`}>
            Put right or take back
            <span className="nhsuk-u-visually-hidden">
              : {title}, claimed on {day(at.slice(0, 10))}
            </span>
          </a>
        </p>
      )}
    </li>
  )
}

export default function MyExpensesPage() {
  const { programme, mine, done } = useLoaderData<typeof loader>()
  const { words, claims, years } = mine
  return (
    <Page title="My expenses" before={<BackLink href={`/staff/${programme}/volunteering`} />}>
      <DoneNotice done={done} said={said} />
      <h1>My expenses</h1>
      {words ? (
        <>
          <ExpensesRuleWords words={words} />
          <ButtonLink href={`/staff/${programme}/volunteering/expenses/claim`}>Claim an expense</ButtonLink>
        </>
      ) : (
        <InsetText>
          <p>This programme pays no expenses now. What you have claimed already is still decided.</p>
        </InsetText>
      )}
      <h2>What I claimed</h2>
      {claims.length === 0 && <p>You have claimed nothing yet.</p>}
      <ul className="app-entries">
        {claims.map((one) => (
          <Claim key={one.claim} id={programme} one={one} />
        ))}
      </ul>
      {years.length > 0 && (
        <Table
          caption="Each year, by the day on which you paid"
          columns={[
            { title: 'Year', cell: ({ year }) => year },
            { title: 'Claimed', cell: ({ claimed }) => inPounds(claimed), numeric: true },
            { title: 'Paid to you', cell: ({ paid }) => inPounds(paid), numeric: true },
          ]}
          rows={years}
          keyOf={({ year }) => year}
        />
      )}
    </Page>
  )
}
