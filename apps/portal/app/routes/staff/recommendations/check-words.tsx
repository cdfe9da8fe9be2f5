import { draftCheckWords } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { oneOf, titleText } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const { recommendation } = await oneOf(call, programme, params.recommendation)
  const { rounds } = answerOf(await call(draftCheckWords, { params: { programme, recommendation: recommendation.id } }))
  return { programme, id: recommendation.id, title: titleText(recommendation), rounds }
}

export default function CheckWords() {
  const { programme, id, title, rounds } = useLoaderData<typeof loader>()
  const day = useDay()
  return (
    <Page title="What people want changed" before={<BackLink href={`/staff/${programme}/recommendations/${id}`} />}>
      <h1>
        <span className="nhsuk-caption-l">{title}</span>
        What people want changed
      </h1>
      <p>
        These are the words of residents and champions together, by the alphabet. Nobody is told who wrote them. That you looked is recorded. They are
        deleted once the recommendation is published or withdrawn: change the draft before that.
      </p>
      {rounds.length === 0 && <p>There is nothing to read. Words are shown once a check is closed.</p>}
      {rounds.map(({ round, on, words }) => (
        <section key={round}>
          <h2>Asked on {day(on)}</h2>
          {words.length === 0 ? (
            <p>Nobody wrote anything.</p>
          ) : (
            <ul className="app-entries">
              {words.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same words may come twice, and the list never changes on the page
                <li key={index}>
                  <Words text={text} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Page>
  )
}
