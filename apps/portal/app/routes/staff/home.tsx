import { listProgrammes } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData, useRouteLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Select } from '../../components/select.tsx'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { mayHere, principalContext, theProgramme } from '../../services/staff.ts'
import type { loader as layoutLoader } from './layout.tsx'
import { sections } from './sections.ts'
import { type Waiting, whatWaits } from './work.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const principal = context.get(principalContext)
  const call = context.get(callContext)
  const asked = new URL(request.url).searchParams.get('programme')
  const own = principal.grants.find(({ programme }) => programme !== '*')?.programme
  const id = asked ?? own ?? answerOf(await call(listProgrammes)).programmes[0]?.id
  if (!id) return { waiting: [], open: [] }
  const { name } = await theProgramme(call, id)
  return {
    id,
    name: name.text,
    waiting: await whatWaits({ call, principal, programme: id }),
    open: sections.filter(({ action }) => mayHere(principal, action, id)).map(({ path }) => path),
  }
}

const WaitingList = ({ waiting }: { readonly waiting: readonly Waiting[] }) => {
  const left = waiting.filter(({ count }) => count > 0)
  if (left.length === 0) return <p>Nothing waits for you here at the moment.</p>
  return (
    <ul className="app-waiting">
      {left.map(({ count, what, href }) => (
        <li key={what}>
          <a href={href}>
            <strong>{count.toLocaleString('en-GB')}</strong> {what}
          </a>
        </li>
      ))}
    </ul>
  )
}

const Switcher = ({ current }: { readonly current: string | undefined }) => {
  const places = useRouteLoaderData<typeof layoutLoader>('routes/staff/layout')?.places ?? []
  const options = places.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <form method="get" className="app-switcher">
      <Select name="programme" label="Programme" options={options} value={current} />
      <Button look="secondary">{current ? 'Change programme' : 'Choose programme'}</Button>
    </form>
  )
}

export default function StaffHome() {
  const { id, name, waiting, open } = useLoaderData<typeof loader>()
  return (
    <Page title="My work">
      <h1>
        {name && <span className="nhsuk-caption-l">{name}</span>}
        My work
      </h1>
      {id && (
        <>
          <h2>Waiting</h2>
          <WaitingList waiting={waiting} />
          <h2>Go to</h2>
          {open.length === 0 && <p>Your role opens no screens in this programme.</p>}
          <ul className="app-sections">
            {sections
              .filter(({ path }) => open.includes(path))
              .map((section) => (
                <li key={section.path}>
                  <a href={`/staff/${id}/${section.path}`}>{section.name}</a>
                  <p>{section.what}</p>
                </li>
              ))}
          </ul>
        </>
      )}
      <h2>{id ? 'Another programme' : 'Choose a programme'}</h2>
      <Switcher current={id} />
    </Page>
  )
}
