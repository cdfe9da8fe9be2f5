import { listAccounts, reviewAccess } from '@heard/contracts/identity'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Table } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { principalContext } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { mayEverywhere } from './accounts.server.ts'
import { placesOf } from './places.server.ts'
import { grantText } from './roles.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const { accounts, reviewed } = answerOf(await call(listAccounts))
  const places = await placesOf(call)
  const own = context.get(principalContext).account
  return {
    people: accounts.map(({ account, name, email, grants, joined, organisation, overdue, review }) => ({
      account,
      name,
      email,
      own: account === own,
      joined,
      organisation,
      overdue,
      review,
      roles: grants.map((grant) => grantText(grant, places)),
    })),
    reviewed,
    manages: mayEverywhere(context, 'account.manage'),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const accounts = Number(first(values, 'accounts') ?? Number.NaN)
  const body = { accounts: Number.isSafeInteger(accounts) ? accounts : -1 }
  const called = await context.get(callContext)(reviewAccess, { body }, keyOf(form))
  const words = { 'accounts-changed': 'People were added or removed meanwhile. Look at the list again, then record the review' }
  return afterCall(called, '/staff/people?done=reviewed', { paths: { accounts: 'review' }, otherwise: 'review', words }, values)
}

type Person = Awaited<ReturnType<typeof loader>>['people'][number]

const Roles = ({ roles }: Pick<Person, 'roles'>) =>
  roles.length === 0 ? (
    'None'
  ) : (
    <ul className="nhsuk-list">
      {roles.map((role) => (
        <li key={role}>{role}</li>
      ))}
    </ul>
  )

type Listed = { readonly people: readonly Person[]; readonly manages: boolean }

const Overdue = ({ people, manages }: Listed) => {
  const day = useDay()
  return (
    <>
      <h2>Reviews that are due</h2>
      <ul className="nhsuk-list">
        {people.map(({ account, name, review, own }) => (
          <li key={account}>
            {name}, by {review && day(review)}
            {manages && (
              <>
                {': '}
                <a href={`/staff/people/${account}/keep`}>
                  Keep<span className="nhsuk-u-visually-hidden"> {name}</span>
                </a>
                {!own && (
                  <>
                    {' or '}
                    <a href={`/staff/people/${account}/remove`}>
                      remove<span className="nhsuk-u-visually-hidden"> {name}</span>
                    </a>
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const PeopleTable = ({ people, manages }: Listed) => {
  const day = useDay()
  return (
    <Table
      caption="People with an account"
      rows={people}
      keyOf={({ account }) => account}
      columns={[
        {
          title: manages ? 'Name and e-mail address' : 'Name',
          cell: ({ account, name, email, own, joined, organisation }) => (
            <>
              {manages ? <a href={`/staff/people/${account}`}>{name}</a> : name}
              {own && ' (you)'}
              {!joined && ' (invited)'}
              {organisation && ' (by their organisation)'}
              {email && <div className="app-person__email">{email}</div>}
            </>
          ),
        },
        { title: 'Roles', cell: ({ roles }) => <Roles roles={roles} /> },
        { title: 'Review by', cell: ({ review }) => (review ? day(review) : 'No day set') },
      ]}
    />
  )
}

const said = {
  kept: 'The day of the next review is set.',
  changed: 'The roles are changed.',
  removed: 'The account is erased. The record keeps its number only.',
  reviewed: 'The review is recorded.',
}

export default function People() {
  const { people, reviewed, manages, key, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const overdue = people.filter((person) => person.overdue)
  return (
    <Page title="People and roles" errors={errors} wide>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>People and roles</h1>
      <SummaryList
        rows={[
          { key: 'People', value: people.length.toLocaleString('en-GB') },
          { key: 'Last review', value: reviewed ? day(reviewed) : 'Never' },
        ]}
      />
      {manages && <ButtonLink href="/staff/people/new">Invite a person</ButtonLink>}
      {overdue.length > 0 && <Overdue people={overdue} manages={manages} />}
      {people.length === 0 ? <p>Nobody has an account yet.</p> : <PeopleTable people={people} manages={manages} />}
      <h2>Review</h2>
      <p>Look at every person and role above. Change or remove what is not right, then record that you looked.</p>
      <PostForm>
        <HiddenKey value={key} />
        <input type="hidden" name="accounts" value={people.length} />
        <Button look="secondary" id="review">
          I looked at all of them today
        </Button>
      </PostForm>
    </Page>
  )
}
