import { acceptApplication, listApplications } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay, useMessages } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { toldRows } from './told-rows.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(listApplications, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    communities: view.communities,
    applications: answerOf(called).applications.map((application) => ({ ...application, key: newKey(context) })),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const application = first(values, 'application') ?? ''
  const called = await context.get(callContext)(acceptApplication, { params: { programme, application } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/applications?done=accepted`, { otherwise: `accept-${application}` }, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Application = Loaded['applications'][number]

const states = {
  new: ['New', 'blue'],
  accepted: ['Welcomed', 'green'],
  declined: ['Declined', 'grey'],
  withdrawn: ['Taken back', 'grey'],
  ended: ['Stopped', 'grey'],
} as const

const Decide = ({ id, application: { application, key } }: { readonly id: string; readonly application: Application }) => (
  <div className="app-buttons">
    <PostForm>
      <HiddenKey value={key} />
      <input type="hidden" name="application" value={application} />
      <Button id={`accept-${application}`}>Welcome as a champion</Button>
    </PostForm>
    <ButtonLink look="secondary" href={`/staff/${id}/applications/${application}/decline`}>
      Decline
    </ButtonLink>
  </div>
)

const dueRows = ({ state, due }: Pick<Application, 'state' | 'due'>, day: (at: string) => string) =>
  state === 'new' ? [{ key: 'Should hear from us by', value: day(due) }] : []

const Entry = ({ id, communities, application }: Pick<Loaded, 'id' | 'communities'> & { readonly application: Application }) => {
  const day = useDay()
  const t = useMessages()
  const { details, state, at } = application
  const [text, colour] = states[state]
  return (
    <li>
      <div className="app-entries__head">
        <h2 className="nhsuk-heading-s">{details ? <bdi>{details.name}</bdi> : 'Erased'}</h2>
        <Tag colour={colour}>{text}</Tag>
      </div>
      {details ? (
        <>
          {details.age === '16-17' && <Tag colour="orange">16 or 17: take extra care</Tag>}
          <SummaryList rows={[...toldRows(details, t, communities), { key: 'Applied on', value: day(at) }, ...dueRows(application, day)]} />
        </>
      ) : (
        <p>Applied on {day(at)}. What was written has been erased.</p>
      )}
      {state === 'new' && <Decide id={id} application={application} />}
      {state === 'accepted' && (
        <p>
          <a href={`/staff/${id}/applications/${application.application}/end`}>
            Record that they have stopped<span className="nhsuk-u-visually-hidden">: {details?.name ?? 'erased'}</span>
          </a>
        </p>
      )}
    </li>
  )
}

const said = {
  accepted: 'The champion is welcomed. Get in touch about training.',
  declined: 'The application is declined.',
  ended: 'It is recorded that the champion has stopped.',
  set: 'Saved. It counts for applications that come from now on.',
}

export default function Applications() {
  const { id, name, communities, applications, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Applications" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Applications to become a champion
      </h1>
      <p>That you opened these is recorded.</p>
      <p>
        <a href={`/staff/${id}/applications/settings`}>How we recruit</a>
      </p>
      {applications.length === 0 && <p>Nobody has applied yet.</p>}
      <ul className="app-entries">
        {applications.map((application) => (
          <Entry key={application.application} id={id} communities={communities} application={application} />
        ))}
      </ul>
    </Page>
  )
}
