import { paperOverview, setDoubleEntry } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Table } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { typeNames } from './names.ts'
import { oneConversation } from './one.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const principal = args.context.get(principalContext)
  const id = programmeOf(args.params)
  if (!mayHere(principal, 'conversation.key', id)) throw data(null, { status: 403 })
  const { at, place } = await oneConversation(args)
  return {
    at,
    overview: answerOf(await args.context.get(callContext)(paperOverview, { params: place })),
    maySet: mayHere(principal, 'conversation.open', id),
    done: new URL(args.request.url).searchParams.get('done'),
    key: newKey(args.context),
  }
}

export const action = async (args: ActionFunctionArgs) => {
  const { at, place } = await oneConversation(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const typed = first(values, 'every')?.trim() ?? ''
  if (!/^\d{1,3}$/.test(typed)) return comesBack([{ field: 'every', message: 'Enter a number from 0 to 999, such as 10' }], values)
  const called = await args.context.get(callContext)(setDoubleEntry, { params: place, body: { every: Number(typed) } }, keyOf(form))
  return afterCall(called, `${at}/double-entry?done=set`, { otherwise: 'every' }, values)
}

type Overview = ReturnType<typeof useLoaderData<typeof loader>>['overview']

const Waiting = ({ at, waiting }: Pick<Overview, 'waiting'> & { readonly at: string }) => (
  <>
    <h2>To be keyed a second time</h2>
    {waiting.length === 0 && <p>Nothing waits.</p>}
    <ul>
      {waiting.map(({ form, mine }) => (
        <li key={form}>
          {mine ? `Form ${form}: you keyed it in, so somebody else must` : <a href={`${at}/double-entry/${form}`}>Key in form {form} again</a>}
        </li>
      ))}
    </ul>
  </>
)

const Differing = ({ at, differing }: Pick<Overview, 'differing'> & { readonly at: string }) => (
  <>
    <h2>To be settled</h2>
    {differing.length === 0 && <p>No two keyings differ.</p>}
    <ul>
      {differing.map((form) => (
        <li key={form}>
          <a href={`${at}/double-entry/${form}/differences`}>Settle form {form}</a>
        </li>
      ))}
    </ul>
  </>
)

type Rate = Overview['compared'][number]
const columns = [
  { title: 'Type of question', cell: ({ type }: Rate) => typeNames[type] },
  { title: 'Answers compared', cell: ({ compared }: Rate) => String(compared), numeric: true },
  { title: 'Different', cell: ({ differing }: Rate) => String(differing), numeric: true },
  { title: 'Share', cell: ({ compared, differing }: Rate) => `${((differing / compared) * 100).toFixed(1)} %`, numeric: true },
]

const sample = (every: number): string => (every === 0 ? 'No form is keyed a second time.' : `One form in ${every} is keyed a second time.`)

export default function DoubleEntry() {
  const { at, overview, maySet, done, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const { every, waiting, differing, compared } = overview
  return (
    <Page title="Double entry" errors={errors} before={<BackLink href={at} />}>
      <ErrorSummary errors={errors} />
      {!errors && (
        <DoneNotice done={done} said={{ set: 'The new number is recorded.', same: 'Both keyings say the same.', settled: 'The form is settled.' }} />
      )}
      <h1>Double entry</h1>
      <p>{sample(every)} Another person does it, from the same paper, found by the number on it. What differs is looked up on the paper.</p>
      <Waiting at={at} waiting={waiting} />
      <Differing at={at} differing={differing} />
      <h2>How often two keyings differ</h2>
      {compared.length === 0 ? (
        <p>No form has been keyed twice yet.</p>
      ) : (
        <Table caption="By type of question" keyOf={({ type }) => type} rows={compared} columns={columns} />
      )}
      {maySet && (
        <PostForm>
          <HiddenKey value={key} />
          <Input
            name="every"
            label="One form in how many?"
            hint="0: none. It counts for forms that are keyed in from now on"
            errors={errors}
            value={first(values, 'every') ?? String(every)}
            width={4}
            inputMode="numeric"
          />
          <Button look="secondary">Save</Button>
        </PostForm>
      )}
    </Page>
  )
}
