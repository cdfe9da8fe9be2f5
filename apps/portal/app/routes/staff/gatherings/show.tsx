import { acceptForPerson, cancelForPerson, listRegistrations, type RegistrationView, showPreparation } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Table, Tag } from '../../../components/content.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useMoment, useWhen } from '../../../i18n/times.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { checkNames, kindNames, needNames, roleNames, standingTags } from './names.ts'
import { gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const gathering = await gatheringById({ params, context }, params.gathering)
  const call = context.get(callContext)
  const at = { params: { programme, gathering: gathering.gathering } }
  const [listed, prepared] = await Promise.all([call(listRegistrations, at), call(showPreparation, at)])
  return {
    programme,
    gathering,
    ...answerOf(listed),
    preparation: answerOf(prepared).preparation,
    done: new URL(request.url).searchParams.get('done'),
    isOver: gathering.endsAt < new Date().toISOString(),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const values = valuesOf(await request.formData())
  const about = { params: { ...at, registration: first(values, 'registration') ?? '' } }
  const comes = first(values, 'step') === 'accept'
  const called = await context.get(callContext)(comes ? acceptForPerson : cancelForPerson, about)
  answerOf(called)
  throw redirect(`/staff/${at.programme}/gatherings/${at.gathering}?done=${comes ? 'taken' : 'given-back'}`, {
    headers: seen(called.headers),
    status: 303,
  })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const peopleWith = (registrations: readonly RegistrationView[], ...standings: readonly RegistrationView['standing'][]): number =>
  registrations.filter(({ standing }) => standings.includes(standing)).reduce((sum, { people }) => sum + people, 0)

const Contact = ({ registration: { details } }: { readonly registration: RegistrationView }) => (
  <>
    {details?.email && (
      <div>
        <bdi>{details.email}</bdi>
      </div>
    )}
    {details?.phone && (
      <div>
        <bdi>{details.phone}</bdi>
      </div>
    )}
  </>
)

const Needs = ({ registration: { needs } }: { readonly registration: RegistrationView }) => (
  <>
    {needs?.needs.map((need) => needNames[need]).join(', ')}
    {needs?.more && <Words text={needs.more} />}
  </>
)

const GiveBack = ({ registration: { registration, standing, details } }: { readonly registration: RegistrationView }) =>
  standing === 'cancelled' || standing === 'lapsed' ? null : (
    <PostForm>
      <input type="hidden" name="registration" value={registration} />
      {standing === 'offered' && (
        <Button name="step" value="accept">
          They come<span className="nhsuk-u-visually-hidden"> ({details?.name ?? 'erased'})</span>
        </Button>
      )}{' '}
      <Button look="secondary" name="step" value="cancel">
        Cannot come
        <span className="nhsuk-u-visually-hidden"> ({details?.name ?? 'erased'})</span>
      </Button>
    </PostForm>
  )

const Registrations = ({ registrations }: Pick<Loaded, 'registrations'>) => {
  const moment = useMoment()
  return (
    <Table
      caption="In the order they registered"
      rows={registrations}
      keyOf={({ registration }) => registration}
      columns={[
        { title: 'Name', cell: ({ details }) => (details ? <bdi>{details.name}</bdi> : 'Erased') },
        { title: 'People', numeric: true, cell: ({ people }) => people },
        {
          title: 'State',
          cell: ({ standing, until }) => (
            <>
              <Tag colour={standingTags[standing][1]}>{standingTags[standing][0]}</Tag>
              {until && <div>until {moment(until)}</div>}
            </>
          ),
        },
        { title: 'How to reach them', cell: (registration) => <Contact registration={registration} /> },
        { title: 'Needs', cell: (registration) => <Needs registration={registration} /> },
        { title: 'Change', cell: (registration) => <GiveBack registration={registration} /> },
      ]}
    />
  )
}

const Prepared = ({ preparation }: Pick<Loaded, 'preparation'>) => {
  if (!preparation) return <p>Nothing is written down yet.</p>
  const { checked, budget, words } = preparation
  const open = Object.entries(checkNames).filter(([check]) => !checked.some((each) => each === check))
  return (
    <SummaryList
      rows={[
        ...words.roles.map(({ role, who }) => ({ key: roleNames[role], value: <bdi>{who}</bdi> })),
        ...(budget === undefined ? [] : [{ key: 'Budget', value: `£${budget.toLocaleString('en-GB')}` }]),
        ...(words.risks ? [{ key: 'Risks', value: <Words text={words.risks} /> }] : []),
        ...(words.notes ? [{ key: 'Notes', value: <Words text={words.notes} /> }] : []),
        { key: 'Still to check', value: open.length === 0 ? 'Nothing' : open.map(([, name]) => name).join('. ') },
      ]}
    />
  )
}

const said = {
  changed: 'The change is public. Whoever registered with an e-mail address is told.',
  'changed-some': 'The change is public, but some that follow have more people than would fit. They are as they were.',
  prepared: 'What you wrote is kept.',
  taken: 'They have the place.',
  'given-back': 'The place is given back, and what they told us is erased. The next person who waits is offered it.',
}

export default function ShowGathering() {
  const { programme, gathering, registrations, preparation, headcount, done, isOver } = useLoaderData<typeof loader>()
  const when = useWhen()(gathering.startsAt, gathering.endsAt)
  const at = `/staff/${programme}/gatherings/${gathering.gathering}`
  const arrived = registrations.reduce((sum, each) => sum + each.arrived, 0)
  return (
    <Page title={gathering.title.text} before={<BackLink href={`/staff/${programme}/gatherings`} />} wide>
      <DoneNotice done={done} said={said} />
      <h1>
        <span className="nhsuk-caption-l">{kindNames[gathering.kind]}</span>
        <bdi>{gathering.title.text}</bdi>
      </h1>
      <p>
        {when.day}, {when.from} to {when.lastDay ? `${when.lastDay}, ` : ''}
        {when.to}. <bdi>{gathering.place.text}</bdi>
      </p>
      {gathering.cancelled && <Tag colour="red">Cancelled</Tag>}
      <div className="app-buttons">
        {!gathering.cancelled && !isOver && <ButtonLink href={`${at}/change`}>Change it</ButtonLink>}
        <ButtonLink look="secondary" href={`${at}/prepare`}>
          Prepare it
        </ButtonLink>
        <ButtonLink look="secondary" href={`${at}/day`}>
          Day sheet and check-in
        </ButtonLink>
        <ButtonLink look="secondary" href={`${at}/after`}>
          Afterwards
        </ButtonLink>
        <ButtonLink look="secondary" href={`/staff/${programme}/gatherings/new?copy=${gathering.gathering}`}>
          Copy it
        </ButtonLink>
        <ButtonLink look="secondary" href={`${at}/keep-template`}>
          Keep as a template
        </ButtonLink>
        {!gathering.cancelled && !isOver && (
          <ButtonLink look="secondary" href={`${at}/cancel`}>
            Cancel it
          </ButtonLink>
        )}
      </div>
      <h2>Who comes</h2>
      <SummaryList
        rows={[
          { key: 'Places', value: gathering.capacity ?? 'No number: people just come' },
          { key: 'Have a place', value: peopleWith(registrations, 'in') },
          { key: 'Are offered one', value: peopleWith(registrations, 'offered') },
          { key: 'Wait', value: peopleWith(registrations, 'waiting') },
          { key: 'Arrived', value: arrived },
          { key: 'Came without registering', value: headcount?.walkIns ?? 0 },
        ]}
      />
      {registrations.length === 0 ? (
        <p>Nobody has registered yet.</p>
      ) : (
        <>
          <p>That you opened these is recorded. They are erased 30 days after the gathering.</p>
          <Registrations registrations={registrations} />
        </>
      )}
      <h2>Preparation</h2>
      <Prepared preparation={preparation} />
      <p>
        <a href={`/programmes/${programme}/gatherings/${gathering.gathering}`}>See the public page</a>
      </p>
    </Page>
  )
}
