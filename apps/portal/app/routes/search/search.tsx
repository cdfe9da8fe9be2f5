import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText, Tag } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import type { Found, Part } from '../../search/found.ts'
import { SearchForm } from '../../search/search-form.tsx'
import { createSiteSearch } from '../../search/site-search.server.ts'

const LONGEST = 100
const search = createSiteSearch(Date.now)

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, LONGEST)
  const found = query === '' ? undefined : await search(context.get(callContext), languageOf(request), query)
  return data({ query, found }, { headers: { 'cache-control': 'no-store' } })
}

export const headers = () => ({ 'cache-control': 'no-store' })

const partKeys = {
  programme: 'search.part.programme',
  support: 'search.part.support',
  information: 'search.part.information',
  gathering: 'search.part.gathering',
  recommendation: 'search.part.recommendation',
  commitment: 'search.part.commitment',
} as const satisfies Record<Part, string>

const Result = ({ result: { href, part, title, excerpt } }: { readonly result: Found }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <li>
      <h2 className="nhsuk-heading-s">
        <a href={to(href)}>
          <Text of={title} />
        </a>
      </h2>
      <p>
        <Tag colour="white">{t(partKeys[part])}</Tag>
      </p>
      <p lang={title.language} dir="auto">
        {excerpt.map(({ text, hit }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stand in a fixed order
          hit ? <mark key={index}>{text}</mark> : text,
        )}
      </p>
    </li>
  )
}

export default function Search() {
  const { query, found } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={query === '' ? t('search.title') : t('search.title-for', { query })} before={<BackLink href={to('/')} />}>
      <h1>{t('search.title')}</h1>
      <SearchForm value={query} />
      {found && (
        <p className="nhsuk-lede-text" id="found">
          {t('search.found', { count: found.length })}
        </p>
      )}
      {found?.length === 0 && (
        <InsetText>
          <p>{t.rich('search.none', { support: (text) => <a href={to('/support')}>{text}</a> })}</p>
        </InsetText>
      )}
      {found && found.length > 0 && (
        <ol className="app-support">
          {found.map((result) => (
            <Result key={result.href} result={result} />
          ))}
        </ol>
      )}
      <p className="nhsuk-body-s">{t('search.kept')}</p>
    </Page>
  )
}
