import { showTables } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Notice } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { HeatTable } from './heat-table.tsx'
import { namedTables } from './table-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  const [shown, programme] = await Promise.all([call(showTables, { params: { programme: id } }), theProgramme(call, id)])
  const { people, contributions, themes, tables, released, proposal } = answerOf(shown)
  return {
    id,
    people,
    contributions,
    released,
    tables: namedTables(tables, themes, programme),
    waiting: proposal !== undefined,
    mayRelease: (['tables.propose', 'report.publish'] as const).some((action) => mayHere(context.get(principalContext), action, id)),
    done: new URL(request.url).searchParams.get('done'),
  }
}

type ReleasedProps = { readonly released: { readonly number: number; readonly at: string; readonly hash: string } | undefined }

const Released = ({ released }: ReleasedProps) => {
  const day = useDay()
  if (!released) return <p>Nothing has been released yet.</p>
  return (
    <p>
      Release {released.number} of {day(released.at)} is what the public sees. Its fingerprint is <code className="app-code">{released.hash}</code>
    </p>
  )
}

export default function Tables() {
  const { id, people, contributions, released, tables, waiting, mayRelease, done } = useLoaderData<typeof loader>()
  const filled = tables.some(({ rows }) => rows.length > 0)
  return (
    <Page title="Tables" wide>
      {(done === 'released' || done === 'put-back') && (
        <Notice title="Done">
          <p>{done === 'released' ? 'The tables are released. The public sees them now.' : 'The tables are put back. Nothing of them is public.'}</p>
        </Notice>
      )}
      <h1>Tables</h1>
      <p>
        {people.toLocaleString('en-GB')} people gave {contributions.toLocaleString('en-GB')} contributions. The tables count people, each once in a
        cell. These are exact numbers, for staff only: do not pass them on.
      </p>
      {filled ? (
        tables.map((table) => <HeatTable key={table.id} table={table} hrefOf={(theme) => `/staff/${id}/contributions?theme=${theme}`} />)
      ) : (
        <p>
          There is no theme in the codebook yet. What can be released is <a href={`/staff/${id}/reach`}>who was heard</a>.
        </p>
      )}
      <h2>For the public</h2>
      <Released released={released} />
      {mayRelease && (
        <ButtonLink look="secondary" href={`/staff/${id}/tables/release`}>
          {waiting ? 'Look at the tables that wait' : 'Work out the next release'}
        </ButtonLink>
      )}
    </Page>
  )
}
