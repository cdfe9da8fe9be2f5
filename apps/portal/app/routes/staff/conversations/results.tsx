import { questionnaireFor } from '@heard/contracts/engagement'
import { conversationResults } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { ConversationResults } from '../../../conversation/results.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext } from '../../../services/staff.ts'
import { oneConversation } from './one.server.ts'
import { ResponseRates } from './response-rates.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, place, view, conversation } = await oneConversation(args)
  const principal = args.context.get(principalContext)
  if (!mayHere(principal, 'analysis.view', place.programme)) throw data(null, { status: 403 })
  return {
    at,
    place,
    results: answerOf(await args.context.get(callContext)(conversationResults, { params: place })),
    audiences: view.audiences,
    title: questionnaireFor(conversation.content, { language: 'en', easyRead: false }).title.text,
    mayRelease: mayHere(principal, 'report.publish', place.programme),
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const ForThePublic = ({ at, place, results: { people, rests, released }, mayRelease }: Loaded) => {
  const day = useDay()
  return (
    <>
      <h2>For the public</h2>
      {released ? (
        <p>
          <a href={`/programmes/${place.programme}/conversations/${place.conversation}/results`}>
            Release {released.number} of {day(released.at)}
          </a>{' '}
          is what the public sees. Its fingerprint is <code className="app-code">{released.hash}</code>
        </p>
      ) : (
        <p>Nothing has been released yet.</p>
      )}
      {!rests && <p>Results can be released when the conversation is paused or closed.</p>}
      {rests && people === null && <p>Fewer than 30 people took part, so there is nothing that the public may see.</p>}
      {mayRelease && rests && people !== null && (
        <ButtonLink look="secondary" href={`${at}/results/release`}>
          Look at the next release
        </ButtonLink>
      )}
    </>
  )
}

export default function ConversationResultsScreen() {
  const loaded = useLoaderData<typeof loader>()
  const { at, results, audiences, title, done } = loaded
  return (
    <Page title="Results so far" before={<BackLink href={at} />}>
      <DoneNotice done={done} said={{ released: 'The results are released. The public sees them now.' }} />
      <h1>
        <span className="nhsuk-caption-l">{title}</span>
        Results so far
      </h1>
      <InsetText>
        <p>
          Numbers under ten are withheld, also from staff; others are rounded to five. Where the others would tell a number that is withheld, the
          smallest of them are withheld with it. Nothing is shown where fewer than 30 people answered, and shares are given from 50 answers on.
        </p>
      </InsetText>
      <ForThePublic {...loaded} />
      <ResponseRates responses={results.responses} audiences={audiences} />
      <ConversationResults results={results} audiences={audiences} />
    </Page>
  )
}
