import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationName, OrganisationsContext } from '../../accountability/names.tsx'
import { type Score, type Scorecard, scorecards } from '../../accountability/scorecard.ts'
import { InsetText, Table } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languages, useLanguage, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { readReport } from './reads.ts'

export const middleware = [answerUnchanged(readReport)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const report = await readReport(context.get(callContext), params)
  const etag = pageTag(request, context.get(programmeContext), [report])
  const { recommendations, commitments, today } = answerOf(report)
  return data({ today, cards: scorecards(recommendations, commitments) }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

type Line = readonly [of: keyof Score, name: MessageKey]

const answers: readonly Line[] = [
  ['asked', 'scorecard.asked'],
  ['answered', 'scorecard.answered'],
  ['silent', 'scorecard.silent'],
]
const promises: readonly Line[] = [
  ['inTime', 'scorecard.in-time'],
  ['late', 'scorecard.late'],
  ['disputed', 'scorecard.disputed'],
  ['missed', 'scorecard.missed'],
  ['open', 'scorecard.open'],
  ['amended', 'scorecard.amended'],
]

/** What a scorecard counts, in the order in which it is read: how promises were kept only where there are some. */
const linesOf = ({ answered, promised }: Score): readonly Line[] => [
  ...answers,
  ...(answered > 0 ? [['medianDays', 'scorecard.days'] as const] : []),
  ['promised', 'scorecard.promised'],
  ...(promised > 0 ? promises : []),
]

const Card = ({ card: { organisation, all, years } }: { readonly card: Scorecard }) => {
  const t = useMessages()
  const { locale } = languages[useLanguage()]
  const shown = (count: number | undefined): string => (count === undefined ? '–' : count.toLocaleString(locale))
  return (
    <section aria-labelledby={organisation}>
      <h2 id={organisation}>
        <OrganisationName id={organisation} />
      </h2>
      <Table
        caption={<span className="nhsuk-u-visually-hidden">{t('scorecard.title')}</span>}
        rows={linesOf(all)}
        keyOf={([of]) => of}
        columns={[
          { title: <span className="nhsuk-u-visually-hidden">{t('scorecard.what')}</span>, cell: ([, name]) => t(name) },
          { title: t('scorecard.all-years'), numeric: true, cell: ([of]) => <strong>{shown(all[of])}</strong> },
          ...years.map(({ year, score }) => ({ title: year, numeric: true, cell: ([of]: Line) => shown(score[of]) })),
        ]}
      />
    </section>
  )
}

export default function Organisations() {
  const { today, cards } = useLoaderData<typeof loader>()
  const t = useMessages()
  const day = useDay()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <OrganisationsContext value={programme}>
      <Page title={t('scorecard.title')} before={<BackLink href={to(`/programmes/${programme.id}/report`)} />}>
        <h1>
          <span className="nhsuk-caption-l">
            <Text of={programme.name} />
          </span>
          {t('scorecard.title')}
        </h1>
        <p className="nhsuk-lede-text">{t('scorecard.lede')}</p>
        <p className="app-quiet">{t('report.as-of', { day: day(today) })}</p>
        {cards.length === 0 && (
          <InsetText>
            <p>{t('report.empty')}</p>
          </InsetText>
        )}
        {cards.map((card) => (
          <Card key={card.organisation} card={card} />
        ))}
        {cards.length > 0 && <p>{t('scorecard.how')}</p>}
      </Page>
    </OrganisationsContext>
  )
}
