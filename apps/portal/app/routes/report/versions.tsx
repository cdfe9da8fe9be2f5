import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { callContext } from '../../contexts.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { useReportPaths } from './asked.tsx'
import { readVersions } from './reads.ts'

export const middleware = [answerUnchanged(readVersions)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const called = await readVersions(context.get(callContext), params)
  const etag = pageTag(request, context.get(programmeContext), [called])
  return data({ versions: answerOf(called).versions }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

type Listed = ReturnType<typeof useLoaderData<typeof loader>>['versions'][number]

const Version = ({ of: { version, on, titles } }: { readonly of: Listed }) => {
  const t = useMessages()
  const day = useDay()
  const language = useLanguage()
  const paths = useReportPaths()
  const open = titles.filter((title) => title.status === 'open')
  const title = open.find((each) => each.language === language) ?? open.find((each) => each.language === 'en') ?? open[0] ?? titles[0]
  return (
    <li>
      <h2 className="nhsuk-heading-s">
        <a href={paths.version(version)}>{t('edition.named', { number: version })}</a>
      </h2>
      {title && (
        <p>
          <WordingLine of={title} />
        </p>
      )}
      <p className="app-quiet">{day(on)}</p>
    </li>
  )
}

export default function Versions() {
  const { versions } = useLoaderData<typeof loader>()
  const t = useMessages()
  const paths = useReportPaths()
  const { name } = useProgramme()
  return (
    <Page title={t('edition.list')} before={<BackLink href={paths.report} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('edition.list')}
      </h1>
      <p>{versions.length === 0 ? t('edition.none') : t('edition.list-about')}</p>
      {versions.length > 0 && (
        <ul className="app-entries">
          {versions.map((each) => (
            <Version key={each.version} of={each} />
          ))}
        </ul>
      )}
    </Page>
  )
}
