import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { RecommendationBody } from '../../accountability/recommendation-card.tsx'
import { RecommendationHistory } from '../../accountability/recommendation-history.tsx'
import { byDueDay } from '../../accountability/report-view.ts'
import { StandingTags } from '../../accountability/tags.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { useMessages } from '../../i18n/translator.ts'
import { SealedIn } from '../../ledger/checkpoint.tsx'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { Promises, useReportPaths } from './asked.tsx'
import { foundOf, headIn, readLedger, readRecommendation } from './reads.ts'

export const middleware = [answerUnchanged(readRecommendation, readLedger)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const [called, ledger] = await Promise.all([readRecommendation(call, params), readLedger(call, params)])
  const etag = pageTag(request, context.get(programmeContext), [called, ledger])
  const sealed = { head: headIn(ledger), origin: context.get(originContext) }
  return data({ ...foundOf(called), sealed, today: new Date().toISOString().slice(0, 10) }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function Recommendation() {
  const { recommendation, commitments, sealed, today } = useLoaderData<typeof loader>()
  const t = useMessages()
  const paths = useReportPaths()
  const { title, asked, id } = recommendation
  return (
    <OrganisationsContext value={useProgramme()}>
      <Page title={title.status === 'open' ? title.text : t('report.recommendation')} before={<BackLink href={`${paths.report}#${id}`} />}>
        <h1>
          <span className="nhsuk-caption-l">{t('report.recommendation')}</span>
          <WordingLine of={title} />
        </h1>
        <p>
          <StandingTags asked={asked} />
        </p>
        <RecommendationBody recommendation={recommendation} today={today} />
        {commitments.length > 0 && <h2>{t('report.promised', { count: commitments.length })}</h2>}
        <Promises commitments={byDueDay(commitments)} />
        <h2>{t('report.history')}</h2>
        <RecommendationHistory of={recommendation} />
        <SealedIn {...sealed} path={`/ledger?about=${id}`} />
      </Page>
    </OrganisationsContext>
  )
}
