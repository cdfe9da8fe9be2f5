import { listRegistrations, noteHeadcount, showPreparation } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Table } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useWhen } from '../../../i18n/times.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { DayParts } from '../../gatherings/day-parts.tsx'
import { noteAtDoor } from './arrival.server.ts'
import { Arrival, Notices, Permissions } from './arrival.tsx'
import { needNames, roleNames } from './names.ts'
import { communityChoices, gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const gathering = await gatheringById({ params, context }, params.gathering)
  const call = context.get(callContext)
  const at = { params: { programme, gathering: gathering.gathering } }
  const [listed, prepared, communities] = await Promise.all([
    call(listRegistrations, at),
    call(showPreparation, at),
    communityChoices({ params, context }),
  ])
  const { registrations, headcount, doors } = answerOf(listed)
  const counts = new Map(headcount?.communities.map(({ community, people }) => [community, people]))
  const begun: FormValues = {
    walkIns: [String(headcount?.walkIns ?? 0)],
    ...Object.fromEntries(communities.map(({ value }) => [`count-${value}`, [String(counts.get(value) ?? 0)]])),
  }
  const coming = registrations
    .filter(({ standing }) => standing === 'in')
    .toSorted((one, other) => (one.details?.name ?? '').localeCompare(other.details?.name ?? '', 'en'))
  return {
    at: `/staff/${programme}/gatherings/${gathering.gathering}`,
    gathering,
    coming,
    expected: registrations.filter(({ standing }) => standing === 'in').reduce((sum, { people }) => sum + people, 0),
    arrived: registrations.reduce((sum, each) => sum + each.arrived, 0),
    roles: answerOf(prepared).preparation?.words.roles ?? [],
    communities,
    doors,
    begun,
    done: new URL(request.url).searchParams.get('done'),
  }
}

const wholeNumber = /^\d{1,4}$/

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const values = valuesOf(await request.formData())
  const call = context.get(callContext)
  const back = `/staff/${at.programme}/gatherings/${at.gathering}/day`
  await noteAtDoor(call, at, values, back)
  const counted = Object.keys(values).filter((name) => name === 'walkIns' || name.startsWith('count-'))
  const numberOf = (name: string): string => (first(values, name) ?? '').trim() || '0'
  const errors: FieldError[] = counted
    .filter((name) => !wholeNumber.test(numberOf(name)))
    .map((field) => ({ field, message: 'Enter a whole number, such as 12' }))
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const communities = counted
    .filter((name) => name.startsWith('count-'))
    .map((name) => ({ community: name.slice('count-'.length), people: Number(numberOf(name)) }))
    .filter(({ people }) => people > 0)
  const called = await call(noteHeadcount, { params: at, body: { walkIns: Number(numberOf('walkIns')), communities } })
  answerOf(called)
  throw redirect(`${back}?done=counted`, { headers: seen(called.headers), status: 303 })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** What tablets counted, beside what is counted on paper. */
const Doors = ({ doors, communities }: Pick<Loaded, 'doors' | 'communities'>) => (
  <>
    <p>Tablets counted {doors.walkIns} who came without registering. They are not in the numbers below.</p>
    {doors.communities.length > 0 && (
      <ul>
        {doors.communities.map(({ community, people }) => (
          <li key={community}>
            {communities.find(({ value }) => value === community)?.label ?? community}: {people ?? 'too few to show, or it would tell a small number'}
          </li>
        ))}
      </ul>
    )}
  </>
)

export default function DaySheet() {
  const { at, gathering, coming, expected, arrived, roles, communities, doors, begun, done } = useLoaderData<typeof loader>()
  const { errors, values = begun } = useActionData<typeof action>() ?? {}
  const when = useWhen()(gathering.startsAt, gathering.endsAt)
  return (
    <Page title="Day sheet" errors={errors} before={<BackLink href={at} />} wide>
      <DoneNotice done={done} said={{ counted: 'The numbers are kept.' }} />
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">Day sheet</span>
        <bdi>{gathering.title.text}</bdi>
      </h1>
      <p>
        {when.day}, {when.from} to {when.to}. <bdi>{gathering.place.text}</bdi>
      </p>
      {roles.length > 0 && (
        <ul>
          {roles.map(({ role, who }) => (
            <li key={role}>
              {roleNames[role]}: <bdi>{who}</bdi>
            </li>
          ))}
        </ul>
      )}
      <DayParts gathering={gathering} />
      <h2>Who comes</h2>
      <p>
        {arrived} of {expected} have arrived. That you opened these names is recorded.{' '}
        <span className="app-screen">To find a name, search this page with your browser.</span>
      </p>
      <p className="app-screen">
        <a href={`${at}/on-the-day`}>Check in and take notes without a network</a>
      </p>
      <Notices />
      {coming.length === 0 ? (
        <p>Nobody has a place.</p>
      ) : (
        <Table
          caption="By name"
          rows={coming}
          keyOf={({ registration }) => registration}
          columns={[
            { title: 'Name', cell: ({ details }) => (details ? <bdi>{details.name}</bdi> : 'Erased') },
            { title: 'People', numeric: true, cell: ({ people }) => people },
            {
              title: 'Needs',
              cell: ({ needs }) => (
                <>
                  {needs?.needs.map((need) => needNames[need]).join(', ')}
                  {needs?.more && <Words text={needs.more} />}
                </>
              ),
            },
            { title: 'Here', cell: (one) => <Arrival one={one} /> },
            { title: 'Lets happen', cell: (one) => <Permissions one={one} /> },
          ]}
        />
      )}
      <h2>Count</h2>
      <p className="app-screen">
        <a href={`${at}/guest`}>Somebody who came without registering says yes to photographs or their name</a>
      </p>
      <Doors doors={doors} communities={communities} />
      <PostForm>
        <Input
          name="walkIns"
          label="How many came without registering?"
          errors={errors}
          value={first(values, 'walkIns')}
          inputMode="numeric"
          width={4}
        />
        <p>Of everybody there, how many said they are of each community? Ask, do not guess.</p>
        {communities.map(({ value, label }) => (
          <Input
            key={value}
            name={`count-${value}`}
            label={label}
            errors={errors}
            value={first(values, `count-${value}`)}
            inputMode="numeric"
            width={4}
          />
        ))}
        <Button>Keep the numbers</Button>
      </PostForm>
    </Page>
  )
}
