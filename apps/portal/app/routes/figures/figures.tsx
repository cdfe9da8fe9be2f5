import type { PublicTables } from '@heard/contracts/reporting'
import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { HeatMapChart } from '../../charts/heat-map-chart.tsx'
import { Details, InsetText, SummaryList } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { readTables } from '../report/reads.ts'
import { Reach } from './reach.tsx'

export const middleware = [answerUnchanged(readTables)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const called = await readTables(context.get(callContext), params)
  const etag = pageTag(request, context.get(programmeContext), [called])
  return data({ released: answerOf(called) }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

const titleKeys = { 'theme-by-stage': 'figures.by-stage', 'theme-by-community': 'figures.by-community' } as const

const Release = ({ release: { number, at, rule, hash } }: { readonly release: NonNullable<PublicTables['release']> }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <Details summary={t('figures.release-details')}>
      <p>{t('figures.release-explained')}</p>
      <SummaryList
        rows={[
          { key: t('figures.release'), value: number },
          { key: t('figures.released-on'), value: day(at) },
          { key: t('figures.rule'), value: <bdi className="app-code">{rule}</bdi> },
          { key: t('figures.hash'), value: <bdi className="app-code">{hash}</bdi> },
        ]}
      />
    </Details>
  )
}

const files = [
  ['theme-by-stage.csv', 'figures.by-stage'],
  ['theme-by-community.csv', 'figures.by-community'],
  ['reach.csv', 'reach.title'],
] as const

const OpenData = () => {
  const t = useMessages()
  const { id } = useProgramme()
  const to = (file: string): string => `/programmes/${id}/figures/${file}`
  return (
    <>
      <h2>{t('figures.open-data')}</h2>
      <p>{t('figures.open-data-text')}</p>
      <ul>
        {files.map(([file, title]) => (
          <li key={file}>
            <a href={to(file)}>{t('figures.open-data-csv', { table: t(title) })}</a> (
            <a href={to(`${file}-metadata.json`)}>{t('figures.open-data-about')}</a>)
          </li>
        ))}
        <li>
          <a href={to('tables.json')}>{t('figures.open-data-json')}</a>
        </li>
      </ul>
    </>
  )
}

const Tables = ({ released }: { readonly released: PublicTables }) => {
  const { release, tables, themes } = released
  const t = useMessages()
  const day = useDay()
  const { stages, communities, audiences } = useProgramme()
  if (!release) {
    return (
      <InsetText>
        <p>{t('figures.none')}</p>
      </InsetText>
    )
  }
  const columns = { 'theme-by-stage': stages, 'theme-by-community': [...communities, ...audiences] } as const
  return (
    <>
      <p>{t('figures.released', { number: release.number, day: day(release.at) })}</p>
      <Reach released={released} />
      <p>{t('figures.how-to-read')}</p>
      {tables
        .filter((table) => table.columns.length > 0 && table.rows.length > 0)
        .map((table) => (
          <HeatMapChart key={table.id} id={table.id} title={t(titleKeys[table.id])} table={table} themes={themes} columns={columns[table.id]} />
        ))}
      <OpenData />
      <Release release={release} />
    </>
  )
}

export default function Figures() {
  const { released } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <Page title={t('figures.title')} before={<BackLink href={to(`/programmes/${programme.id}`)} />} wide>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={programme.name} />
        </span>
        {t('figures.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('figures.lede')}</p>
      <Tables released={released} />
      <p>
        <a href={to(`/programmes/${programme.id}/conversations`)}>{t('results.list')}</a>
      </p>
      <p>
        <a href={to(`/programmes/${programme.id}/figures/support`)}>{t('figures.signposting')}</a>
      </p>
      <p>
        <a href={to(`/programmes/${programme.id}/figures/people`)}>{t('equality-figures.title')}</a>
      </p>
      <p>{t.rich('figures.see-report', { link: (text) => <a href={to(`/programmes/${programme.id}/report`)}>{text}</a> })}</p>
    </Page>
  )
}
