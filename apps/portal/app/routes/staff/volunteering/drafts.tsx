import { championDraftChecks } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { CheckList } from '../../../accountability/asked-to-check.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { toConnect } from './own.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const called = await context.get(callContext)(championDraftChecks, { params: { programme: id } })
  toConnect(called, id)
  return { id, ...answerOf(called), done: new URL(request.url).searchParams.get('done') }
}

const said = { saved: 'Your answer is saved.', 'taken-back': 'Your answer is taken back.' }

export default function Drafts() {
  const { id, checks, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Drafts to check" before={<BackLink href={`/staff/${id}/volunteering`} />}>
      <DoneNotice done={done} said={said} />
      <h1>Drafts to check</h1>
      {checks.length === 0 ? (
        <p>There is no draft to check now. When a draft waits for you, it is in My work too.</p>
      ) : (
        <p className="nhsuk-lede-text">
          These recommendations are not public yet. Say for yourself whether they say what people in your community mean.
        </p>
      )}
      <CheckList checks={checks} hrefOf={(recommendation) => `/staff/${id}/volunteering/drafts/${recommendation}`} />
    </Page>
  )
}
