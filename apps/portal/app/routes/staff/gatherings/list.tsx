import { dropTemplate, type GatheringView, listGatherings, listMiniEventRequests, listTemplates } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { SummaryList, Tag } from '../../../components/content.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Text, Words } from '../../../i18n/text.tsx'
import { useMoment, useWhen } from '../../../i18n/times.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const input = { params: { programme: id } }
  const [gatherings, requests, templates, view] = await Promise.all([
    call(listGatherings, input),
    call(listMiniEventRequests, input),
    call(listTemplates, input),
    theProgramme(call, id),
  ])
  return {
    id,
    name: view.name.text,
    gatherings: answerOf(gatherings).gatherings.toReversed(),
    requests: answerOf(requests).requests,
    templates: answerOf(templates).templates.map(({ template, name }) => ({ template, name: name.text })),
    done: new URL(request.url).searchParams.get('done'),
    now: new Date().toISOString(),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const template = first(valuesOf(await request.formData()), 'template') ?? ''
  const called = await context.get(callContext)(dropTemplate, { params: { programme, template } })
  answerOf(called)
  throw redirect(`/staff/${programme}/gatherings?done=dropped`, { headers: seen(called.headers), status: 303 })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type MiniEventRequest = Loaded['requests'][number]

const states = { new: ['New', 'blue'], talk: ['Talk arranged', 'yellow'], agreed: ['Agreed', 'green'], declined: ['Declined', 'grey'] } as const

const Asked = ({ id, asked: { request, at, state, details, talk, reason } }: Pick<Loaded, 'id'> & { readonly asked: MiniEventRequest }) => {
  const day = useDay()
  const moment = useMoment()
  const isOpen = state === 'new' || state === 'talk'
  const [text, colour] = states[state]
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">{details ? <bdi>{details.group}</bdi> : 'Erased'}</h3>
        <Tag colour={colour}>{text}</Tag>
      </div>
      {details && (
        <SummaryList
          rows={[
            { key: 'When and where', value: <Words text={details.whenAndWhere} /> },
            ...(details.wishes ? [{ key: 'Wishes', value: <Words text={details.wishes} /> }] : []),
            { key: 'Asked by', value: <bdi>{details.name}</bdi> },
            { key: 'Contact', value: <bdi>{details.contact}</bdi> },
            { key: 'Asked on', value: day(at) },
            ...(talk ? [{ key: 'Talk', value: `${moment(talk.startsAt)}${talk.place === undefined ? '' : `, ${talk.place}`}` }] : []),
            ...(reason === undefined ? [] : [{ key: 'Declined, because', value: <Words text={reason} /> }]),
          ]}
        />
      )}
      {isOpen && talk && (
        <p>
          <a href={`/staff/${id}/gatherings/requests/${request}/talk.ics`}>Add the talk to your calendar</a>
        </p>
      )}
      {isOpen && (
        <div className="app-buttons">
          <ButtonLink look="secondary" href={`/staff/${id}/gatherings/requests/${request}/talk`}>
            {talk ? 'Move the talk' : 'Arrange a talk'}
          </ButtonLink>
          <ButtonLink href={`/staff/${id}/gatherings/new?request=${request}`}>Agree and announce it</ButtonLink>
          <ButtonLink look="secondary" href={`/staff/${id}/gatherings/requests/${request}/decline`}>
            Decline
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

const Planned = ({ id, gathering, now }: Pick<Loaded, 'id' | 'now'> & { readonly gathering: GatheringView }) => {
  const when = useWhen()(gathering.startsAt, gathering.endsAt)
  const { title, place, cancelled, endsAt } = gathering
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">
          <a href={`/staff/${id}/gatherings/${gathering.gathering}`}>
            <Text of={title} />
          </a>
        </h3>
        {cancelled && <Tag colour="red">Cancelled</Tag>}
        {!cancelled && endsAt < now && <Tag colour="grey">Past</Tag>}
      </div>
      <p>
        {when.day}, {when.from} to {when.lastDay ? `${when.lastDay}, ` : ''}
        {when.to}. <Text of={place} />
      </p>
      {!cancelled && endsAt >= now && (
        <p>
          <a href={`/staff/${id}/gatherings/${gathering.gathering}/cancel`}>
            Cancel it
            <span className="nhsuk-u-visually-hidden"> ({title.text})</span>
          </a>
        </p>
      )}
    </li>
  )
}

const said = {
  announced: 'It is announced in public.',
  cancelled: 'It is marked as cancelled in public, with your reason.',
  'cancelled-all': 'This one and all that follow are marked as cancelled in public, with your reason.',
  declined: 'The request is declined. Tell them the reason, in the way they asked to be reached.',
  template: 'The template is kept. New gatherings can begin with it.',
  dropped: 'The template is used no more.',
  talk: 'The talk is kept. It is in your list of things to do.',
}

const Templates = ({ id, templates }: Pick<Loaded, 'id' | 'templates'>) => (
  <>
    <h2>Templates</h2>
    <ul className="app-saved">
      {templates.map(({ template, name }) => (
        <li key={template}>
          <a href={`/staff/${id}/gatherings/new?template=${template}`}>
            <bdi>{name}</bdi>
          </a>
          <PostForm>
            <input type="hidden" name="template" value={template} />
            <Button look="secondary">
              Use it no more<span className="nhsuk-u-visually-hidden"> ({name})</span>
            </Button>
          </PostForm>
        </li>
      ))}
    </ul>
  </>
)

export default function Gatherings() {
  const { id, name, gatherings, requests, templates, done, now } = useLoaderData<typeof loader>()
  return (
    <Page title="Gatherings">
      <DoneNotice done={done} said={said} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Gatherings
      </h1>
      <ButtonLink href={`/staff/${id}/gatherings/new`}>Announce a gathering</ButtonLink>
      <h2>Requests for a mini event</h2>
      <p>{requests.length === 0 ? 'Nobody has asked for one yet.' : 'That you opened these is recorded.'}</p>
      <ul className="app-entries">
        {requests.map((asked) => (
          <Asked key={asked.request} id={id} asked={asked} />
        ))}
      </ul>
      {templates.length > 0 && <Templates id={id} templates={templates} />}
      <h2>Announced</h2>
      {gatherings.length === 0 && <p>Nothing has been announced yet.</p>}
      <ul className="app-entries">
        {gatherings.map((gathering) => (
          <Planned key={gathering.gathering} id={id} gathering={gathering} now={now} />
        ))}
      </ul>
      <p>
        <a href={`/programmes/${id}/gatherings`}>See the public list</a>
      </p>
    </Page>
  )
}
