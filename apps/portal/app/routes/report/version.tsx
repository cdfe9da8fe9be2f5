import type { ReportVersion, ReportWords } from '@heard/contracts/reporting'
import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inLanguage } from '../../accountability/in-language.ts'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingBlock, WordingLine } from '../../components/wording.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { useLanguage } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { SealedIn } from '../../ledger/checkpoint.tsx'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { useReportPaths } from './asked.tsx'
import { Changes } from './changes.tsx'
import { foundOf, headIn, readLedger, readVersion } from './reads.ts'
import { VersionBody } from './version-body.tsx'

export const middleware = [answerUnchanged(readVersion, readLedger)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const [called, ledger] = await Promise.all([readVersion(call, params), readLedger(call, params)])
  const etag = pageTag(request, context.get(programmeContext), [called, ledger])
  const sealed = { head: headIn(ledger), origin: context.get(originContext) }
  return data({ version: foundOf(called), sealed }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

const When = ({ version: { version, newest, on, asOf } }: { readonly version: ReportVersion }) => {
  const t = useMessages()
  const day = useDay()
  const paths = useReportPaths()
  return (
    <>
      <p className="app-quiet">
        {t('report.edition', { number: version, day: day(on) })} {asOf && t('report.as-of', { day: day(asOf) })}
      </p>
      <p className="app-screen">
        {version < newest
          ? t.rich('edition.newer', { link: (words) => <a href={paths.version(newest)}>{words}</a> })
          : t.rich('edition.today', { link: (words) => <a href={paths.report}>{words}</a> })}
      </p>
    </>
  )
}

const Since = ({ version: { since, content } }: { readonly version: ReportVersion }) => {
  const t = useMessages()
  if (!since || !content) return null
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('edition.changes', { number: since.version })}</h2>
      {since.changes.length === 0 ? <p>{t('edition.no-changes')}</p> : <Changes changes={since.changes} content={content} />}
    </section>
  )
}

const Check = ({ version: { version, hash } }: { readonly version: ReportVersion }) => {
  const t = useMessages()
  const paths = useReportPaths()
  if (hash === undefined) return null
  const fingerprint = (
    <bdi className="app-code" key="hash">
      {hash}
    </bdi>
  )
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('edition.check')}</h2>
      <p>{t.rich('edition.check-about', { hash: fingerprint })}</p>
      <ul className="app-screen">
        <li>
          <a href={`${paths.version(version)}/document.json`}>{t('edition.document')}</a>
        </li>
        <li>
          <a href={`${paths.version(version)}/report.json`}>{t('edition.data')}</a>
        </li>
      </ul>
    </section>
  )
}

const NotKept = ({ version: { kept, summary } }: { readonly version: ReportVersion }) => {
  const t = useMessages()
  return (
    <>
      {kept === 'no' && <p>{t('edition.not-kept')}</p>}
      {kept === 'withdrawn' && <p>{t('report.wording-withdrawn')}</p>}
      {kept === 'tampered' && <p>{t('report.wording-tampered')}</p>}
      {summary && (
        <InsetText>
          <WordingBlock of={summary} />
        </InsetText>
      )}
    </>
  )
}

const Kept = ({ version, words }: { readonly version: ReportVersion; readonly words: ReportWords | undefined }) => {
  const t = useMessages()
  const paths = useReportPaths()
  if (!version.content) return <NotKept version={version} />
  return (
    <>
      {words?.easyRead && (
        <p className="app-screen">
          <a href={`${paths.version(version.version)}/easy-read`}>{t('edition.easy-read-link')}</a>
        </p>
      )}
      <p className="app-screen">{t('edition.print')}</p>
      <VersionBody content={version.content} words={words}>
        <Since version={version} />
      </VersionBody>
      <Check version={version} />
    </>
  )
}

export default function Version() {
  const { version, sealed } = useLoaderData<typeof loader>()
  const t = useMessages()
  const paths = useReportPaths()
  const programme = useProgramme()
  const words = inLanguage(version.content?.words ?? [], useLanguage())
  const named = t('edition.named', { number: version.version })
  const title = words?.title.status === 'open' ? words.title.text : t('report.title')
  return (
    <OrganisationsContext value={programme}>
      <Page title={`${title} – ${named}`} before={<BackLink href={paths.versions} />}>
        <h1>
          <span className="nhsuk-caption-l">
            <Text of={programme.name} /> – {t('report.title')}
          </span>
          {words ? <WordingLine of={words.title} /> : named}
        </h1>
        <When version={version} />
        <Kept version={version} words={words} />
        <SealedIn {...sealed} path={`/ledger?about=${version.report}`} />
      </Page>
    </OrganisationsContext>
  )
}
