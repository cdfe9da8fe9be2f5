import { listTraining } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Details, InsetText, Tag } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const called = await context.get(callContext)(listTraining, { params: { programme: id } })
  return { id, ...answerOf(called), done: new URL(request.url).searchParams.get('done') }
}

const said = {
  begun: 'It is there. Champions see it on their page.',
  retire: 'It is taught no longer. Who did it has done it.',
  contacts: 'Champions see it on their page.',
}

type Module = ReturnType<typeof useLoaderData<typeof loader>>['modules'][number]

const Due = ({ id, due }: { readonly id: string; readonly due: Module['due'] }) => {
  const day = useDay()
  if (due.length === 0) return <p>Everybody who has to do it has done it.</p>
  return (
    <Details summary={due.length === 1 ? 'One champion has it to do' : `${due.length} champions have it to do`}>
      <ul>
        {due.map(({ application, reference, expires }) => (
          <li key={application}>
            <a href={`/staff/${id}/champions/${application}/care`}>{reference}</a>
            {expires === undefined ? ': never done' : `: counts until ${day(expires)}`}
          </li>
        ))}
      </ul>
    </Details>
  )
}

const Entry = ({ id, module }: { readonly id: string; readonly module: Module }) => {
  const { module: one, name = 'Words withdrawn', required, months, done, due, sessions } = module
  const ahead = sessions.filter(({ cancelled }) => !cancelled).length
  return (
    <li>
      <div className="app-entries__head">
        <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">
          <a href={`/staff/${id}/champions/training/${one}`}>{name}</a>
        </h2>
        {required && <Tag colour="blue">Everybody does it</Tag>}
      </div>
      <p>
        {done === 1 ? 'It counts for one champion.' : `It counts for ${done} champions.`}{' '}
        {months === undefined ? 'Once is enough.' : `It is done again after ${months === 1 ? 'a month' : `${months} months`}.`}{' '}
        {ahead === 0 ? 'No session is planned.' : ahead === 1 ? 'One session is planned.' : `${ahead} sessions are planned.`}
      </p>
      {required && <Due id={id} due={due} />}
    </li>
  )
}

export default function Training() {
  const { id, modules, contacts, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Training and support" before={<BackLink href={`/staff/${id}/champions`} />}>
      <DoneNotice done={done} said={said} />
      <h1>Training and support</h1>
      {modules.length === 0 && (
        <InsetText>
          <p>Nothing is named yet that champions learn. Begin with what everybody should know, such as listening and safeguarding.</p>
        </InsetText>
      )}
      <ul className="app-entries">
        {modules.map((module) => (
          <Entry key={module.module} id={id} module={module} />
        ))}
      </ul>
      <ButtonLink href={`/staff/${id}/champions/training/new`}>Name a training</ButtonLink>
      <h2>Whom champions turn to</h2>
      {contacts.length === 0 && <p>Nobody is named yet. Champions should know whom to ring after a hard conversation.</p>}
      <ul>
        {contacts.map(({ who, how }) => (
          <li key={`${who} ${how}`}>
            {who}: {how}
          </li>
        ))}
      </ul>
      <ButtonLink look="secondary" href={`/staff/${id}/champions/support-contacts`}>
        Change whom they turn to
      </ButtonLink>
    </Page>
  )
}
