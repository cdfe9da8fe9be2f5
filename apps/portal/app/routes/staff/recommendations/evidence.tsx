import { recommendationEvidence } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { ExcerptsBehind, ThemesBehind } from './rests-on.tsx'
import { weightWords } from './weight.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(recommendationEvidence, { params: { programme, recommendation } }), theProgramme(call, programme)])
  const evidence = answerOf(called)
  const may = (action: string): boolean => mayHere(context.get(principalContext), action, programme)
  const weight = weightWords(evidence, view.communities)
  return { programme, recommendation, evidence, weight, mayRead: may('excerpt.read'), mayOpen: may('contribution.read') }
}

export default function Evidence() {
  const { programme, recommendation, evidence, weight, mayRead, mayOpen } = useLoaderData<typeof loader>()
  const { themes, excerpts } = evidence
  const [people, ...spread] = weight
  return (
    <Page title="What it rests on" before={<BackLink href={`/staff/${programme}/recommendations/${recommendation}`} />}>
      <h1>
        <span className="nhsuk-caption-l">Recommendation</span>
        What it rests on
      </h1>
      <p className="nhsuk-lede-text">{people}</p>
      <ul>
        {spread.map((each) => (
          <li key={each}>
            <span className="app-first-letter">{each}</span>
          </li>
        ))}
      </ul>
      <p>These are exact numbers, for staff only. The public sees numbers under 10 not at all, and others rounded to 5.</p>
      <h2>Themes</h2>
      {themes.length === 0 ? <p>It rests on no theme.</p> : <ThemesBehind {...{ programme, mayOpen, themes }} level="h3" />}
      <h2>Quotes</h2>
      {excerpts.length === 0 ? <p>It rests on no quote.</p> : <ExcerptsBehind {...{ programme, mayOpen, mayRead, excerpts }} />}
    </Page>
  )
}
