import { easyReadLines } from '@heard/contracts/reporting'
import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inLanguage } from '../../accountability/in-language.ts'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingBlock, WordingLine } from '../../components/wording.tsx'
import { callContext } from '../../contexts.ts'
import { directionOf, languageOf } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext } from '../../services/programme.ts'
import { useReportPaths } from './asked.tsx'
import { foundOf, readVersion } from './reads.ts'

export const middleware = [answerUnchanged(readVersion)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const called = await readVersion(context.get(callContext), params)
  const { version, content } = foundOf(called)
  const written = (content?.words ?? []).flatMap(({ language, title, easyRead }) => (easyRead ? [{ language, title, easyRead }] : []))
  const words = inLanguage(written, languageOf(request))
  if (!words) throw data(null, { status: 404 })
  const etag = pageTag(request, context.get(programmeContext), [called])
  return data({ version, ...words }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function EasyRead() {
  const { version, title, easyRead } = useLoaderData<typeof loader>()
  const t = useMessages()
  const paths = useReportPaths()
  const named = title.status === 'open' ? title.text : t('report.title')
  return (
    <Page title={`${named} – ${t('edition.easy-read')}`} before={<BackLink href={paths.version(version)} />}>
      <h1>
        <span className="nhsuk-caption-l">{t('edition.easy-read')}</span>
        <WordingLine of={title} />
      </h1>
      {easyRead.status === 'open' ? (
        <div className="app-easy-read" lang={easyRead.language} dir={directionOf(easyRead.language)}>
          {easyReadLines(easyRead.text).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text stand in a fixed order
            <p key={index}>{line}</p>
          ))}
        </div>
      ) : (
        <WordingBlock of={easyRead} />
      )}
    </Page>
  )
}
