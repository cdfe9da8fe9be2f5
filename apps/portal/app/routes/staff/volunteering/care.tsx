import { myCare, type TrainingStanding } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { InsetText, Tag } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useMoment } from '../../../i18n/times.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { Contacts } from './contacts.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const { care } = answerOf(await context.get(callContext)(myCare, { params: { programme: id } }))
  if (!care) throw redirect(`/staff/${id}/volunteering`)
  return { id, care, done: new URL(request.url).searchParams.get('done') }
}

type Care = ReturnType<typeof useLoaderData<typeof loader>>['care']

const standings = {
  missing: { text: 'To do', colour: 'orange' },
  valid: { text: 'Done', colour: 'green' },
  ending: { text: 'To do again soon', colour: 'yellow' },
  ended: { text: 'To do again', colour: 'orange' },
} as const satisfies Record<TrainingStanding, object>

const Module = ({ id, module }: { readonly id: string; readonly module: Care['modules'][number] }) => {
  const [day, moment] = [useDay(), useMoment()]
  const { name = 'Words withdrawn', about, required, link, taught, standing, on, expires, sessions } = module
  const { text, colour } = standings[standing]
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{name}</h3>
        {taught ? (required || standing !== 'missing') && <Tag colour={colour}>{text}</Tag> : <Tag colour="grey">Taught no longer</Tag>}
      </div>
      {about !== undefined && <p>{about}</p>}
      {on !== undefined && (
        <p>
          You did it on {day(on)}
          {expires !== undefined && `. It counts until ${day(expires)}`}.{' '}
          <a href={`/staff/${id}/volunteering/certificates/${module.module}`}>Certificate to print</a>
        </p>
      )}
      {taught && link !== undefined && (
        <p>
          <a href={link}>Do it on the web</a>
        </p>
      )}
      {sessions.map(({ lesson, startsAt, place, cancelled }) => (
        <p key={lesson}>
          {moment(startsAt)}
          {place !== undefined && `, ${place}`}
          {cancelled && ' (called off)'}
        </p>
      ))}
    </li>
  )
}

const Meetings = ({ id, meetings }: { readonly id: string; readonly meetings: Care['meetings'] }) => {
  const moment = useMoment()
  if (meetings.length === 0) return null
  return (
    <>
      <h2>One-to-ones</h2>
      <ul className="app-entries">
        {meetings.map(({ meeting, startsAt, place, cancelled, held, note }) => (
          <li key={meeting}>
            <div className="app-entries__head">
              <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{moment(startsAt)}</h3>
              {cancelled && <Tag colour="grey">Called off</Tag>}
              {held && <Tag colour="green">Held</Tag>}
            </div>
            {place !== undefined && <Words text={place} />}
            {note !== undefined && (
              <InsetText>
                <Words text={note} />
              </InsetText>
            )}
            {!held && (
              <p>
                <a href={`/staff/${id}/volunteering/one-to-ones/${meeting}/file.ics`} download>
                  Add it to your calendar
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const Asks = ({ asks }: { readonly asks: Care['asks'] }) => {
  const [day, moment] = [useDay(), useMoment()]
  return (
    <ul className="app-entries">
      {asks.map(({ ask, at, due, words, answered }) => (
        <li key={ask}>
          <div className="app-entries__head">
            <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">You asked for support, {moment(at)}</h3>
            {answered ? <Tag colour="green">Answered</Tag> : <Tag colour="blue">You hear by {day(due)}</Tag>}
          </div>
          {words !== undefined && <Words text={words} />}
          {answered?.words !== undefined && (
            <InsetText>
              <Words text={answered.words} />
            </InsetText>
          )}
        </li>
      ))}
    </ul>
  )
}

export default function MyCare() {
  const { id, care, done } = useLoaderData<typeof loader>()
  const { modules, contacts, meetings, asks } = care
  return (
    <Page title="Training and support" before={<BackLink href={`/staff/${id}/volunteering`} />}>
      <DoneNotice done={done} said={{ asked: 'The team knows. Until you hear from them, turn to whoever stands below.' }} />
      <h1>Training and support</h1>
      <h2>Support</h2>
      <p>You do not carry this alone. Tell the team when something is too much, or when you need to talk.</p>
      <ButtonLink href={`/staff/${id}/volunteering/support`}>I need support</ButtonLink>
      <Asks asks={asks} />
      <Contacts contacts={contacts} />
      <Meetings id={id} meetings={meetings} />
      <h2>Training</h2>
      {modules.length === 0 && <p>There is no training yet. The team will tell you.</p>}
      <ul className="app-entries">
        {modules.map((module) => (
          <Module key={module.module} id={id} module={module} />
        ))}
      </ul>
    </Page>
  )
}
