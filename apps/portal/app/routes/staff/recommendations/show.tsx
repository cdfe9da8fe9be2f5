import { isDraft, isWithdrawn, type StaffRecommendation } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Successor } from '../../../accountability/commitment-card.tsx'
import { OrganisationNames, OrganisationsContext } from '../../../accountability/names.tsx'
import { AnswersNow, Weighed } from '../../../accountability/recommendation-card.tsx'
import { RecommendationHistory } from '../../../accountability/recommendation-history.tsx'
import { CommitmentTags, StandingTags } from '../../../accountability/tags.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { SummaryList } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { WordingBlock, WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { DraftCheckShown } from './draft-check.tsx'
import { oneOf, titleText } from './one.server.ts'
import { RightOfReply } from './right-of-reply.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [{ recommendation, commitments }, view] = await Promise.all([oneOf(call, id, params.recommendation), theProgramme(call, id)])
  const may = (action: string): boolean => mayHere(context.get(principalContext), action, id)
  const draft = isDraft(recommendation)
  const published = recommendation.history.some(({ what }) => what === 'published')
  return {
    id,
    recommendation,
    commitments,
    title: titleText(recommendation),
    organisations: view.organisations,
    objective: view.objectives.find((each) => each.id === recommendation.objective)?.name.text,
    published,
    mayRedraft: draft && may('recommendation.draft'),
    mayPublish: draft && may('recommendation.publish'),
    mayWithdraw: !isWithdrawn(recommendation) && may('recommendation.publish'),
    mayWithdrawTexts: published && may('wording.withdraw'),
    maySeeEvidence: may('analysis.view'),
    done: new URL(request.url).searchParams.get('done'),
    today: new Date().toISOString().slice(0, 10),
  }
}

const said = {
  drafted: 'The draft is saved.',
  redrafted: 'The draft is changed.',
  'check-asked': 'They are asked. What they say appears on this page once the check is closed.',
  'check-closed': 'The check is closed, and the answers are counted.',
  sent: 'The draft is sent. What the organisations say of it appears on this page.',
  published: 'The recommendation is public and addressed to the organisations.',
  withdrawn: 'The recommendation is withdrawn. It stays in the record.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Acts = ({ id, recommendation, mayRedraft, mayPublish, mayWithdraw, mayWithdrawTexts }: Loaded) => {
  const base = `/staff/${id}/recommendations/${recommendation.id}`
  return (
    <div className="app-buttons">
      {mayPublish && <ButtonLink href={`${base}/publish`}>Publish</ButtonLink>}
      {mayRedraft && (
        <ButtonLink look="secondary" href={`${base}/send`}>
          {recommendation.sent.length > 0 ? 'Send the draft again' : 'Send the draft to the organisations'}
        </ButtonLink>
      )}
      {mayRedraft && (
        <ButtonLink look="secondary" href={`${base}/check`}>
          {recommendation.checks.length > 0 ? 'Ask people again to check the draft' : 'Ask people to check the draft'}
        </ButtonLink>
      )}
      {mayRedraft && (
        <ButtonLink look="secondary" href={`${base}/redraft`}>
          Change the draft
        </ButtonLink>
      )}
      {mayWithdraw && (
        <ButtonLink look="secondary" href={`${base}/withdraw`}>
          Withdraw
        </ButtonLink>
      )}
      {mayWithdrawTexts && (
        <ButtonLink look="secondary" href={`/staff/${id}/wordings?of=${recommendation.id}`}>
          Withdraw a text
        </ButtonLink>
      )}
    </div>
  )
}

const restsOn = ({ people, contributions, themes, excerpts }: StaffRecommendation): string =>
  `${people} ${people === 1 ? 'person' : 'people'} in ${contributions} ${contributions === 1 ? 'contribution' : 'contributions'}; ${themes.length} ${
    themes.length === 1 ? 'theme' : 'themes'
  }, ${excerpts.length} ${excerpts.length === 1 ? 'quote' : 'quotes'}`

const Promised = ({ id, commitments }: Pick<Loaded, 'id' | 'commitments'>) =>
  commitments.length === 0 ? null : (
    <>
      <h2>Promised in answer to it</h2>
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
    </>
  )

export default function Recommendation() {
  const loaded = useLoaderData<typeof loader>()
  const { id, recommendation, title, organisations, objective, published, maySeeEvidence, mayRedraft, done, today } = loaded
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title={title} before={<BackLink href={`/staff/${id}/recommendations`} />}>
        <DoneNotice done={done} said={said} />
        <h1>
          <span className="nhsuk-caption-l">Recommendation</span>
          <WordingLine of={recommendation.title} />
        </h1>
        <p>
          <StandingTags asked={recommendation.asked} />
        </p>
        <Acts {...loaded} />
        <WordingBlock of={recommendation.text} />
        <Weighed of={recommendation} />
        <SummaryList
          rows={[
            {
              key: 'To',
              value: (
                <>
                  <OrganisationNames ids={recommendation.asked.map(({ organisation }) => organisation)} />
                  {recommendation.asked.map(({ organisation }) => (
                    <Successor key={organisation} of={organisation} />
                  ))}
                </>
              ),
            },
            ...(objective ? [{ key: 'Objective', value: objective }] : []),
            {
              key: 'Rests on',
              value: maySeeEvidence ? (
                <a href={`/staff/${id}/recommendations/${recommendation.id}/evidence`}>{restsOn(recommendation)}</a>
              ) : (
                restsOn(recommendation)
              ),
            },
          ]}
        />
        <DraftCheckShown of={recommendation} base={`/staff/${id}/recommendations/${recommendation.id}`} today={today} writes={mayRedraft} />
        <RightOfReply of={recommendation} today={today} />
        {published && (
          <>
            <h2>{recommendation.asked.length > 1 ? 'The answers' : 'The answer'}</h2>
            <AnswersNow recommendation={recommendation} today={today} />
            <p>
              <a href={`/programmes/${id}/recommendations/${recommendation.id}`}>See its public page</a>
            </p>
          </>
        )}
        <Promised {...loaded} />
        {recommendation.history.length > 0 && (
          <>
            <h2>Everything that happened</h2>
            <RecommendationHistory of={recommendation} />
          </>
        )}
      </Page>
    </OrganisationsContext>
  )
}
