import { listProgrammes } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../components/navigation.tsx'
import { Page } from '../components/page.tsx'
import { SupportList } from '../components/support-list.tsx'
import { callContext } from '../contexts.ts'
import { languageOf, useLocalPath } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'
import { answerOf } from '../services/calling.ts'

/** The support of every programme, each once. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const called = await context.get(callContext)(listProgrammes, { query: { language: languageOf(request) } })
  const { programmes } = answerOf(called)
  const all = programmes.flatMap(({ support }) => support)
  return {
    support: all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index),
    directories: programmes.map(({ id, name }) => ({ id, name })),
  }
}

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export default function FindSupport() {
  const { support, directories } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('support.title')} before={<BackLink href={to('/')} />}>
      <h1>{t('support.title')}</h1>
      <p className="nhsuk-lede-text">{t('support.lede')}</p>
      <SupportList support={support} />
      <p>{t.rich('support.asked', { link: (text) => <a href={to('/my-request')}>{text}</a> })}</p>
      <h2>{t('support.find')}</h2>
      <p>{t('support.directories')}</p>
      <ul>
        {directories.map(({ id, name }) => (
          <li key={id}>
            <a href={to(`/programmes/${id}/support`)}>
              <Text of={name} />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
