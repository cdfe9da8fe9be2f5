import { listProgrammes, type ProgrammeView } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../components/button.tsx'
import { Page } from '../components/page.tsx'
import { callContext } from '../contexts.ts'
import { languageOf, useLocalPath } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'
import { SearchForm } from '../search/search-form.tsx'
import { answerOf } from '../services/calling.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) =>
  answerOf(await context.get(callContext)(listProgrammes, { query: { language: languageOf(request) } }))

export const headers = () => ({ 'cache-control': 'public, max-age=60' })

const ProgrammeCard = ({ programme }: { readonly programme: ProgrammeView }) => {
  const t = useMessages()
  const to = useLocalPath()
  const path = `/programmes/${programme.id}`
  return (
    <li>
      <h3>
        <a href={to(path)}>
          <Text of={programme.name} />
        </a>
      </h3>
      <p>
        <Text of={programme.summary} />
      </p>
      {programme.status === 'open' && <ButtonLink href={to(`${path}/share`)}>{t('home.share')}</ButtonLink>}
    </li>
  )
}

export default function Home() {
  const { programmes } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('home.title')}>
      <h1>{t('home.heading')}</h1>
      <p className="nhsuk-lede-text">{t('home.lede')}</p>
      <ol className="app-steps">
        <li>{t('home.step-say')}</li>
        <li>{t('home.step-recommend')}</li>
        <li>{t('home.step-check')}</li>
      </ol>
      <h2>{t('home.programmes')}</h2>
      <ul className="app-programmes">
        {programmes.map((programme) => (
          <ProgrammeCard key={programme.id} programme={programme} />
        ))}
      </ul>
      {programmes.length === 0 && <p>{t('home.no-programmes')}</p>}
      <SearchForm />
      <h2>{t('home.already')}</h2>
      <p>{t.rich('home.already-text', { link: (text) => <a href={to('/my-contribution')}>{text}</a> })}</p>
      <h2>{t('home.need-help')}</h2>
      <p>{t.rich('home.need-help-text', { link: (text) => <a href={to('/support')}>{text}</a> })}</p>
    </Page>
  )
}
