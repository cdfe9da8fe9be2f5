import { listRecommendations, type RecommendationStanding, type StaffRecommendation } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationNames, OrganisationsContext } from '../../../accountability/names.tsx'
import { daysSince } from '../../../accountability/report-view.ts'
import { StandingTags } from '../../../accountability/tags.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { Page } from '../../../components/page.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [list, view] = await Promise.all([call(listRecommendations, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    organisations: view.organisations,
    recommendations: answerOf(list).recommendations,
    mayDraft: mayHere(context.get(principalContext), 'recommendation.draft', id),
    today: new Date().toISOString().slice(0, 10),
  }
}

const groups: readonly { readonly title: string; readonly standings: readonly RecommendationStanding[] }[] = [
  { title: 'Past their day without an answer', standings: ['silent'] },
  { title: 'Drafts', standings: ['draft'] },
  { title: 'Waiting for an answer', standings: ['awaiting'] },
  { title: 'Answered', standings: ['accepted', 'accepted-in-part', 'declined'] },
  { title: 'Withdrawn', standings: ['withdrawn'] },
]

/** The first group that one of the organisations asked belongs to. */
const groupOf = ({ asked }: StaffRecommendation): string | undefined =>
  groups.find(({ standings }) => asked.some(({ standing }) => standings.includes(standing)))?.title

type EntryProps = { readonly recommendation: StaffRecommendation; readonly programme: string; readonly today: string }

const Entry = ({ recommendation, programme, today }: EntryProps) => {
  const day = useDay()
  const { id, title, asked, people, contributions, dueBy, commitments } = recommendation
  const awaited = asked.some(({ standing }) => standing === 'awaiting')
  const silent = asked.some(({ standing }) => standing === 'silent')
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">
          <a href={`/staff/${programme}/recommendations/${id}`}>
            <WordingLine of={title} />
          </a>
        </h3>
        <StandingTags asked={asked} />
      </div>
      <p>
        To <OrganisationNames ids={asked.map(({ organisation }) => organisation)} />. {people} {people === 1 ? 'person' : 'people'} in {contributions}{' '}
        {contributions === 1 ? 'contribution' : 'contributions'}.{commitments.length > 0 && ` ${commitments.length} promised.`}
        {dueBy && awaited && ` An answer is due by ${day(dueBy)}.`}
        {dueBy && silent && ` No answer since ${day(dueBy)}: ${daysSince(dueBy, today)} days.`}
      </p>
    </li>
  )
}

export default function Recommendations() {
  const { id, name, organisations, recommendations, mayDraft, today } = useLoaderData<typeof loader>()
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Recommendations">
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Recommendations
        </h1>
        {mayDraft && <ButtonLink href={`/staff/${id}/recommendations/new`}>Draft a recommendation</ButtonLink>}
        {recommendations.length === 0 && <p>There is no recommendation yet.</p>}
        {groups.map(({ title }) => {
          const within = recommendations.filter((each) => groupOf(each) === title)
          return within.length === 0 ? null : (
            <section key={title}>
              <h2>{title}</h2>
              <ul className="app-entries">
                {within.map((recommendation) => (
                  <Entry key={recommendation.id} recommendation={recommendation} programme={id} today={today} />
                ))}
              </ul>
            </section>
          )
        })}
      </Page>
    </OrganisationsContext>
  )
}
