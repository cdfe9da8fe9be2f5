import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../../accountability/names.tsx'
import { RecommendationBody } from '../../../accountability/recommendation-card.tsx'
import { RecommendationHistory } from '../../../accountability/recommendation-history.tsx'
import { speaksFor } from '../../../accountability/speaks-for.ts'
import { CommitmentTags, StandingTags } from '../../../accountability/tags.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { addressedOne } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [{ recommendation, commitments }, view] = await Promise.all([addressedOne(call, id, params.recommendation), theProgramme(call, id)])
  const ours = recommendation.asked.filter(({ organisation }) => speaksFor(context.get(principalContext), view, organisation))
  return {
    id,
    recommendation,
    commitments,
    organisations: view.organisations,
    mayAnswer: ours.filter(({ standing }) => standing === 'awaiting' || standing === 'silent').map(({ organisation }) => organisation),
    mayAmend: ours.filter(({ response, standing }) => response && standing !== 'withdrawn').map(({ organisation }) => organisation),
    mayPromise: ours.some(({ standing }) => standing === 'accepted' || standing === 'accepted-in-part'),
    today: new Date().toISOString().slice(0, 10),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Acts = ({ id, recommendation: { id: recommendation, asked }, mayAnswer, mayAmend, mayPromise }: Loaded) => (
  <div className="app-buttons">
    {mayAnswer.map((organisation) => (
      <ButtonLink key={organisation} href={`/staff/${id}/addressed/${recommendation}/answer?organisation=${organisation}`}>
        Answer
        {asked.length > 1 && (
          <>
            {' '}
            for <OrganisationName id={organisation} />
          </>
        )}
      </ButtonLink>
    ))}
    {mayPromise && <ButtonLink href={`/staff/${id}/commitments/new?recommendation=${recommendation}`}>Make a promise</ButtonLink>}
    {mayAmend.map((organisation) => (
      <ButtonLink key={organisation} look="secondary" href={`/staff/${id}/addressed/${recommendation}/answer?organisation=${organisation}`}>
        Change the answer
        {asked.length > 1 && (
          <>
            {' '}
            of <OrganisationName id={organisation} />
          </>
        )}
      </ButtonLink>
    ))}
  </div>
)

export default function AddressedRecommendation() {
  const loaded = useLoaderData<typeof loader>()
  const { id, recommendation, commitments, organisations, today } = loaded
  const { title, asked } = recommendation
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title={title.status === 'open' ? title.text : 'Recommendation'} before={<BackLink href={`/staff/${id}/addressed`} />}>
        <h1>
          <span className="nhsuk-caption-l">Recommendation</span>
          <WordingLine of={title} />
        </h1>
        <p>
          <StandingTags asked={asked} />
        </p>
        <RecommendationBody recommendation={recommendation} today={today} />
        <Acts {...loaded} />
        {commitments.length > 0 && <h2>Promised in answer to it</h2>}
        <ul className="app-entries">
          {commitments.map((commitment) => (
            <li key={commitment.id}>
              <p>
                <a href={`/staff/${id}/commitments/${commitment.id}`}>
                  <WordingLine of={commitment.text} />
                </a>
              </p>
              <p>
                <CommitmentTags commitment={commitment} />
              </p>
            </li>
          ))}
        </ul>
        <h2>Everything that happened</h2>
        <RecommendationHistory of={recommendation} />
        <p>
          <a href={`/programmes/${id}/recommendations/${recommendation.id}`}>See its public page</a>
        </p>
      </Page>
    </OrganisationsContext>
  )
}
