import { ApplicationState, listApplications } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Column, InsetText, Table, Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useMoment } from '../../../i18n/times.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { stateNames } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const asked = new URL(request.url).searchParams
  const state = ApplicationState.safeParse(asked.get('state')).data
  const [called, view] = await Promise.all([
    call(listApplications, { params: { programme }, query: state === undefined ? {} : { state } }),
    theProgramme(call, programme),
  ])
  const maySet = mayHere(context.get(principalContext), 'recruiting.set', programme)
  return {
    programme,
    name: view.name.text,
    state,
    ...answerOf(called),
    maySet,
    done: asked.get('done'),
    today: new Date().toISOString().slice(0, 10),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Row = Loaded['applications'][number]

const States = ({ programme, state, counts }: Pick<Loaded, 'programme' | 'state' | 'counts'>) => {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const links = [
    [undefined, `All (${all})`] as const,
    ...ApplicationState.options.map((one) => [one, `${stateNames[one][0]} (${counts[one]})`] as const),
  ]
  return (
    <nav aria-label="Applications by how far they are">
      <ul className="app-links">
        {links.map(([one, text]) => (
          <li key={text}>
            <a href={`/staff/${programme}/applications${one ? `?state=${one}` : ''}`} {...(one === state ? { 'aria-current': 'page' as const } : {})}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const useColumns = ({ programme, today }: Pick<Loaded, 'programme' | 'today'>): readonly Column<Row>[] => {
  const day = useDay()
  const moment = useMoment()
  return [
    {
      title: 'Application',
      cell: ({ application, reference, erased }) => (
        <>
          <a href={`/staff/${programme}/applications/${application}`}>{reference}</a>
          {erased && ' (erased)'}
        </>
      ),
    },
    {
      title: 'How far',
      cell: ({ state, proposed }) => (
        <>
          <Tag colour={stateNames[state][1]}>{stateNames[state][0]}</Tag> {proposed && <Tag colour="yellow">Decision to confirm</Tag>}
        </>
      ),
    },
    { title: 'Applied', cell: ({ at }) => day(at) },
    {
      title: 'Next',
      cell: ({ state, due, talkAt, pausedUntil, erased }) => {
        if (erased) return ''
        if (state === 'paused') return pausedUntil ? `Rests until ${day(pausedUntil)}` : 'Rests'
        if (talkAt) return `Talk: ${moment(talkAt)}`
        if (state === 'new') return `${due < today ? 'Overdue: should have heard' : 'Should hear'} from us by ${day(due)}`
        return state === 'offered' ? 'Waits for their yes' : ''
      },
    },
  ]
}

export default function Applications() {
  const loaded = useLoaderData<typeof loader>()
  const { programme, name, applications, maySet, done } = loaded
  const columns = useColumns(loaded)
  return (
    <Page title="Applications">
      <DoneNotice done={done} said={{ set: 'Saved. It counts for applications that come from now on.' }} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Applications to become a champion
      </h1>
      <States {...loaded} />
      {applications.length === 0 ? (
        <InsetText>{loaded.state === undefined ? 'Nobody has applied yet.' : 'There are none that are this far.'}</InsetText>
      ) : (
        <Table
          caption="Newest first. The list opens nothing of what people wrote."
          columns={columns}
          rows={applications}
          keyOf={({ application }) => application}
        />
      )}
      <ul>
        {maySet && (
          <li>
            <a href={`/staff/${programme}/applications/settings`}>How we recruit</a>
          </li>
        )}
        <li>
          <a href={`/staff/${programme}/applications/campaigns`}>Campaigns</a>
        </li>
        <li>
          <a href={`/staff/${programme}/applications/treatment`}>Are applicants treated alike?</a>
        </li>
      </ul>
    </Page>
  )
}
