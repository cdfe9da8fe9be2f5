import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inLanguage } from '../../accountability/in-language.ts'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { isLong, type Narrowed, narrow, narrowingIn, searchOf } from '../../accountability/narrowing.ts'
import { InsetText } from '../../components/content.tsx'
import { BackLink, Pagination } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingBlock, WordingLine } from '../../components/wording.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { useLanguage, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { SealedIn } from '../../ledger/checkpoint.tsx'
import { answerOf } from '../../services/calling.ts'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { AskedAndPromised, useReportPaths } from './asked.tsx'
import { FiguresInWords } from './figures-in-words.tsx'
import { NarrowForm } from './narrow-form.tsx'
import { ByObjective } from './objectives.tsx'
import { Pictures } from './pictures.tsx'
import { InPeoplesWords } from './quotations.tsx'
import { headIn, readLedger, readQuotations, readReport, readTables } from './reads.ts'

export const middleware = [answerUnchanged(readReport, readTables, readQuotations, readLedger)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const [report, tables, quoted, ledger] = await Promise.all([
    readReport(call, params),
    readTables(call, params),
    readQuotations(call, params),
    readLedger(call, params),
  ])
  const etag = pageTag(request, context.get(programmeContext), [report, tables, quoted, ledger])
  const answers = { report: answerOf(report), themes: answerOf(tables).themes, quotations: answerOf(quoted).quotations }
  const sealed = { head: headIn(ledger), origin: context.get(originContext) }
  return data({ ...answers, sealed, narrowing: narrowingIn(new URL(request.url).searchParams) }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Edition = ({ report: { edition, today } }: Pick<Loaded, 'report'>) => {
  const t = useMessages()
  const day = useDay()
  const paths = useReportPaths()
  const words = inLanguage(edition?.words ?? [], useLanguage())
  const summary = words?.summary ?? edition?.summary
  return (
    <>
      <p className="app-quiet">
        {edition ? t('report.edition', { number: edition.number, day: day(edition.on) }) : t('report.no-edition')}{' '}
        {t('report.as-of', { day: day(today) })}
      </p>
      {words && (
        <h2>
          <WordingLine of={words.title} />
        </h2>
      )}
      {summary && (
        <InsetText>
          <WordingBlock of={summary} />
        </InsetText>
      )}
      {edition && (
        <p className="app-screen">
          {t.rich('edition.see', {
            link: (text) => <a href={paths.version(edition.number)}>{text}</a>,
            all: (text) => <a href={paths.versions}>{text}</a>,
          })}
        </p>
      )}
    </>
  )
}

const Contents = ({ byObjective, quotes }: { readonly byObjective: boolean; readonly quotes: boolean }) => {
  const t = useMessages()
  return (
    <nav className="app-contents" aria-label={t('report.contents')}>
      <ul>
        <li>
          <a href="#asked">{byObjective ? t('report.by-objective') : t('report.recommendations')}</a>
        </li>
        {quotes && (
          <li>
            <a href="#words">{t('report.in-words')}</a>
          </li>
        )}
        <li>
          <a href="#pictures">{t('report.pictures')}</a>
        </li>
      </ul>
    </nav>
  )
}

type AccountProps = Pick<Loaded, 'report' | 'narrowing'> & { readonly narrowed: Narrowed<Loaded['report']> | undefined }

/** What was asked and promised; page by page where it is much. */
const Account = ({ report, narrowing, narrowed }: AccountProps) => {
  const byObjective = useProgramme().objectives.length > 0
  const paths = useReportPaths()
  if (!narrowed) return byObjective ? <ByObjective report={report} /> : <AskedAndPromised report={report} />
  return (
    <>
      <NarrowForm {...{ narrowing, report, narrowed }} />
      {byObjective ? <ByObjective report={narrowed.report} inAll={report} /> : <AskedAndPromised report={narrowed.report} />}
      <Pagination page={narrowed.page} pages={narrowed.pages} href={(page) => `${paths.report}${searchOf(narrowing, page)}#asked`} />
    </>
  )
}

const Filled = ({ report, themes, quotations, narrowing }: Loaded) => {
  const byObjective = useProgramme().objectives.length > 0
  const narrowed = isLong(report) ? narrow(report, narrowing) : undefined
  return (
    <>
      <FiguresInWords figures={report.figures} />
      <Contents byObjective={byObjective} quotes={quotations.length > 0} />
      <Account {...{ report, narrowing, narrowed }} />
      <InPeoplesWords quotations={quotations} />
      <Pictures report={report} onLine={(narrowed?.report ?? report).commitments} themes={themes} />
    </>
  )
}

export default function Report() {
  const loaded = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  const { recommendations, commitments } = loaded.report
  const empty = recommendations.length === 0 && commitments.length === 0
  return (
    <OrganisationsContext value={programme}>
      <Page title={t('report.title')} before={<BackLink href={to(`/programmes/${programme.id}`)} />}>
        <h1>
          <span className="nhsuk-caption-l">
            <Text of={programme.name} />
          </span>
          {t('report.title')}
        </h1>
        <p className="nhsuk-lede-text">{t('report.lede')}</p>
        {empty ? (
          <>
            <InsetText>
              <p>{t('report.empty')}</p>
            </InsetText>
            <InPeoplesWords quotations={loaded.quotations} />
          </>
        ) : (
          <>
            <Edition report={loaded.report} />
            <Filled {...loaded} />
            <SealedIn {...loaded.sealed} path={`/ledger?programme=${programme.id}`} />
          </>
        )}
      </Page>
    </OrganisationsContext>
  )
}
