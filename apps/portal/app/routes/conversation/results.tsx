import { publicConversationResults } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Details, InsetText, SummaryList } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { ConversationResults } from '../../conversation/results.tsx'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { useProgramme } from '../../services/programme.ts'
import { conversationIn } from './paths.ts'
import { placeOf } from './place.server.ts'

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export const loader = async (args: LoaderFunctionArgs) => {
  const place = placeOf(args)
  const query = { language: languageOf(args.request) }
  return { place, results: answerOf(await args.context.get(callContext)(publicConversationResults, { params: place, query })) }
}

export default function PublicConversationResults() {
  const { place, results } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const { audiences } = useProgramme()
  const { title, release, earlier } = results
  return (
    <Page title={t('results.of', { title: title.text })} before={<BackLink href={to(conversationIn(place))} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={title} />
        </span>
        {t('results.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('results.lede')}</p>
      <p>{t('results.release', { number: release.number, day: day(release.at) })}</p>
      {earlier && <p>{t('results.earlier', { number: earlier.number, day: day(earlier.at) })}</p>}
      <InsetText>
        <p>{t('results.how-to-read')}</p>
        <p>{t('results.shares')}</p>
      </InsetText>
      <p>
        <a href={to(conversationIn(place, '/results.csv'))} download>
          {t('results.download')}
        </a>
      </p>
      <ConversationResults results={results} audiences={audiences} />
      <Details summary={t('figures.release-details')}>
        <p>{t('figures.release-explained')}</p>
        <SummaryList
          rows={[
            { key: t('figures.rule'), value: <bdi className="app-code">{release.rule}</bdi> },
            { key: t('figures.hash'), value: <bdi className="app-code">{release.hash}</bdi> },
          ]}
        />
      </Details>
    </Page>
  )
}
