import { championVerdicts } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { AskedList } from '../../../accountability/asked-about.tsx'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { toConnect } from './own.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, { organisations }] = await Promise.all([call(championVerdicts, { params: { programme: id } }), theProgramme(call, id)])
  toConnect(called, id)
  return { id, organisations, ...answerOf(called), done: new URL(request.url).searchParams.get('done') }
}

const said = { saved: 'Your answer is saved.', 'taken-back': 'Your answer is taken back.' }

export default function Promises() {
  const { id, organisations, asked, done } = useLoaderData<typeof loader>()
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="What I see of promises" before={<BackLink href={`/staff/${id}/volunteering`} />}>
        <DoneNotice done={done} said={said} />
        <h1>What I see of promises</h1>
        {asked.length === 0 ? (
          <p>There is nothing to look at yet. We ask you once an organisation says that a promise is kept, or its day has passed.</p>
        ) : (
          <p className="nhsuk-lede-text">
            Organisations say that they kept these promises, or their day has passed. Say for yourself what you see of each.
          </p>
        )}
        <AskedList asked={asked} hrefOf={(commitment) => `/staff/${id}/volunteering/promises/${commitment}`} />
      </Page>
    </OrganisationsContext>
  )
}
