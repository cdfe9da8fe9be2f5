import { publicEquality } from '@heard/contracts/engagement'
import { publicReport, publicTables } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationNames, OrganisationsContext } from '../../../accountability/names.tsx'
import { InsetText } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { EqualityTables } from '../../figures/equality-tables.tsx'
import { type Assessed, assessedFrom } from './assessment.ts'
import { rateOf } from './reach-names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  const of = { params: { programme: id } }
  const [tables, equality, report, programme] = await Promise.all([
    call(publicTables, of),
    call(publicEquality, of),
    call(publicReport, of),
    theProgramme(call, id),
  ])
  const released = answerOf(tables)
  return {
    id,
    name: programme.name.text,
    organisations: programme.organisations,
    release: released.release,
    communities: assessedFrom(released, answerOf(report).recommendations, programme),
    equality: answerOf(equality),
  }
}

const heard = (community: Assessed): string => {
  const { people, population } = community
  if (people === null) return 'The number of people who were heard is not shown: nobody, too few, or left out to protect another number.'
  if (!population) return `About ${people} people were heard. No population figure is set.`
  return `About ${people} people were heard, ${rateOf(community)} of every 1,000 (${population.people.toLocaleString('en-GB')} people, ${population.year}).`
}

type CommunityProps = { readonly id: string; readonly community: Assessed }

const Community = ({ id, community }: CommunityProps) => (
  <section>
    <h3>{community.name}</h3>
    <p>{heard(community)}</p>
    <h4>What was heard</h4>
    {community.themes.length === 0 ? (
      <p>No theme has enough people of this community to show a number.</p>
    ) : (
      <ul>
        {community.themes.map(({ theme, people }) => (
          <li key={theme.theme}>
            <WordingLine of={theme.name} />: about {people} people
          </li>
        ))}
      </ul>
    )}
    <h4>What was recommended because of it</h4>
    {community.recommendations.length === 0 ? (
      <p>Nothing yet on these themes.</p>
    ) : (
      <ul>
        {community.recommendations.map((recommendation) => (
          <li key={recommendation.id}>
            <a href={`/programmes/${id}/recommendations/${recommendation.id}`}>
              <WordingLine of={recommendation.title} />
            </a>
            , asked of <OrganisationNames ids={recommendation.asked.map(({ organisation }) => organisation)} />
          </li>
        ))}
      </ul>
    )}
  </section>
)

export default function EqualityImpact() {
  const { id, name, organisations, release, communities, equality } = useLoaderData<typeof loader>()
  const day = useDay()
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Evidence for the equality impact assessment" before={<BackLink href={`/staff/${id}/reach`} />}>
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Evidence for the equality impact assessment
        </h1>
        <p>All of this is public, so it can be printed and passed on. Numbers are rounded to 5, and small ones are not shown.</p>
        {release && communities.length > 0 ? (
          <>
            <h2>Communities</h2>
            <p>
              Release {release.number} of {day(release.at)}.
            </p>
            {communities.map((community) => (
              <Community key={community.column} id={id} community={community} />
            ))}
          </>
        ) : (
          <InsetText>
            <p>
              Reach has not been released yet. It is released with the <a href={`/staff/${id}/tables`}>tables</a>.
            </p>
          </InsetText>
        )}
        <h2>Characteristics of those who took part</h2>
        {equality.release ? (
          <>
            <p>
              Release {equality.release.number}, counted on {day(equality.release.counted)}.
            </p>
            <EqualityTables tables={equality.tables} />
          </>
        ) : (
          <p>No equality figures have been released yet.</p>
        )}
      </Page>
    </OrganisationsContext>
  )
}
