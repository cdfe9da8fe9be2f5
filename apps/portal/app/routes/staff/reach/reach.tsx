import { showReach } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { namedReach, notHeard, titles } from './reach-names.ts'
import { ReachTable } from './reach-table.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  const [shown, programme] = await Promise.all([call(showReach, { params: { programme: id } }), theProgramme(call, id)])
  const { people, tables, populations } = answerOf(shown)
  return {
    id,
    people,
    tables: tables.map((table) => ({ id: table.id, rows: namedReach(table, programme, populations) })),
    mayChange: mayHere(context.get(principalContext), 'tables.propose', id),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const said = {
  set: 'The population figure is set. The public sees it beside the next and the newest release.',
  'taken-back': 'The population figure is taken back.',
}

const isCompared = (id: string): boolean => id === 'community' || id === 'ward'

export default function Reach() {
  const { id, people, tables, mayChange, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Reach" wide>
      <DoneNotice done={done} said={said} />
      <h1>Reach</h1>
      <p>
        {people.toLocaleString('en-GB')} people were heard. Each person counts once in a cell, the notes of one table at a gathering as one person.
        These are exact numbers, for staff only: do not pass them on. The public sees them after a release of the{' '}
        <a href={`/staff/${id}/tables`}>tables</a>.
      </p>
      <p>
        <a href={`/staff/${id}/reach/equality-impact`}>Equality impact assessment</a>: written beside what is public of each community and
        characteristic, to print.
      </p>
      {tables.map(({ id: table, rows }) => (
        <section key={table}>
          <h2>{titles[table]}</h2>
          {isCompared(table) && <p>{notHeard(rows)}</p>}
          <ReachTable
            title={`People, ${titles[table].toLowerCase()}`}
            rows={rows}
            compared={isCompared(table)}
            change={
              mayChange && isCompared(table)
                ? ({ column, name, population }) =>
                    column === 'none-of-these' ? (
                      '–'
                    ) : (
                      <a href={`/staff/${id}/reach/population/${table}/${column}`}>
                        {population ? 'Change' : 'Set'}
                        <span className="nhsuk-u-visually-hidden"> the figure of {name}</span>
                      </a>
                    )
                : undefined
            }
          />
        </section>
      ))}
    </Page>
  )
}
