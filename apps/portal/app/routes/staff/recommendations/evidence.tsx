import { recommendationEvidence } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Details } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { partName } from '../contributions/names.ts'
import { weightWords } from './weight.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(recommendationEvidence, { params: { programme, recommendation } }), theProgramme(call, programme)])
  const evidence = answerOf(called)
  const mayRead = mayHere(context.get(principalContext), 'excerpt.read', programme)
  return { programme, recommendation, evidence, weight: weightWords(evidence, view.communities), mayRead }
}

const counted = (people: number, contributions: number): string =>
  `${people.toLocaleString('en-GB')} ${people === 1 ? 'person' : 'people'} in ${contributions.toLocaleString('en-GB')} ${contributions === 1 ? 'contribution' : 'contributions'}`

type Evidence = ReturnType<typeof useLoaderData<typeof loader>>

const Themes = ({ programme, evidence: { themes } }: Pick<Evidence, 'programme' | 'evidence'>) => (
  <ul className="app-entries">
    {themes.map(({ theme, name, people, contributions, newest }) => (
      <li key={theme}>
        <h3 className="nhsuk-heading-s">
          <a href={`/staff/${programme}/contributions?theme=${theme}`}>
            <WordingLine of={name} />
          </a>
        </h3>
        <p>{counted(people, contributions)}, with the themes inside it.</p>
        {newest.length > 0 && (
          <Details summary={`The newest ${newest.length}`}>
            <ul>
              {newest.map((contribution) => (
                <li key={contribution}>
                  <a className="app-code" href={`/staff/${programme}/contributions/${contribution}`}>
                    {contribution}
                  </a>
                </li>
              ))}
            </ul>
          </Details>
        )}
      </li>
    ))}
  </ul>
)

const Quotes = ({ programme, evidence: { excerpts }, mayRead }: Pick<Evidence, 'programme' | 'evidence' | 'mayRead'>) => (
  <ul className="app-entries">
    {excerpts.map(({ contribution, field, from, to, text }) => (
      <li key={`${contribution} ${field} ${from} ${to}`}>
        <p dir="auto">
          {text === undefined ? (
            <em>{mayRead ? 'The contribution was withdrawn, and its words with it.' : 'Your role does not include reading excerpts.'}</em>
          ) : (
            <q>{text}</q>
          )}
        </p>
        <p>
          {partName(field)}, in <a href={`/staff/${programme}/contributions/${contribution}`}>this contribution</a>
        </p>
      </li>
    ))}
  </ul>
)

export default function Evidence() {
  const { programme, recommendation, evidence, weight, mayRead } = useLoaderData<typeof loader>()
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
          <li key={each} className="app-first-letter">
            {each}
          </li>
        ))}
      </ul>
      <p>These are exact numbers, for staff only. The public sees numbers under 10 not at all, and others rounded to 5.</p>
      <h2>Themes</h2>
      {themes.length === 0 ? <p>It rests on no theme.</p> : <Themes programme={programme} evidence={evidence} />}
      <h2>Quotes</h2>
      {excerpts.length === 0 ? <p>It rests on no quote.</p> : <Quotes programme={programme} evidence={evidence} mayRead={mayRead} />}
    </Page>
  )
}
