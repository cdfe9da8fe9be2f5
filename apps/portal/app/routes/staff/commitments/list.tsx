import { publicReport } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../../accountability/names.tsx'
import { byDueDay } from '../../../accountability/report-view.ts'
import { CommitmentTags } from '../../../accountability/tags.tsx'
import { Page } from '../../../components/page.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [report, view] = await Promise.all([call(publicReport, { params: { programme: id } }), theProgramme(call, id)])
  const { commitments, today } = answerOf(report)
  return { id, name: view.name.text, organisations: view.organisations, commitments: byDueDay(commitments), today }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Group = ({ title, id, commitments }: Pick<Loaded, 'id' | 'commitments'> & { readonly title: string }) => {
  const day = useDay()
  return commitments.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul className="app-entries">
        {commitments.map((commitment) => (
          <li key={commitment.id}>
            <h3 className="nhsuk-heading-s">
              <a href={`/staff/${id}/commitments/${commitment.id}`}>
                <WordingLine of={commitment.text} />
              </a>
            </h3>
            <p>
              <CommitmentTags commitment={commitment} /> Due by {day(commitment.due)}. <OrganisationName id={commitment.organisation} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export default function Commitments() {
  const { id, name, organisations, commitments, today } = useLoaderData<typeof loader>()
  const asksForVerdict = ({ standing, due }: (typeof commitments)[number]): boolean =>
    standing === 'claimed' || (standing === 'overdue' && due < today)
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Promises">
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Promises
        </h1>
        {commitments.length === 0 && <p>Nothing has been promised yet.</p>}
        <Group title="Waiting for what people see" id={id} commitments={commitments.filter(asksForVerdict)} />
        <Group title="Others" id={id} commitments={commitments.filter((commitment) => !asksForVerdict(commitment))} />
      </Page>
    </OrganisationsContext>
  )
}
