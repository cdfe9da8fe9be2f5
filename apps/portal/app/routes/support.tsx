import { listProgrammes } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../components/navigation.tsx'
import { Page } from '../components/page.tsx'
import { SupportList } from '../components/support-list.tsx'
import { callContext } from '../contexts.ts'
import { languageOf, useLocalPath } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'
import { answerOf } from '../services/calling.ts'

/** The support of every programme, each once. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const called = await context.get(callContext)(listProgrammes, { query: { language: languageOf(request) } })
  const all = answerOf(called).programmes.flatMap(({ support }) => support)
  return { support: all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index) }
}

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

export default function FindSupport() {
  const { support } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('support.title')} before={<BackLink href={to('/')} />}>
      <h1>{t('support.title')}</h1>
      <p className="nhsuk-lede-text">{t('support.lede')}</p>
      <SupportList support={support} />
    </Page>
  )
}
