import { data, type HeadersArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { CommitmentBody } from '../../accountability/commitment-card.tsx'
import { CommitmentHistory } from '../../accountability/commitment-history.tsx'
import { OrganisationsContext } from '../../accountability/names.tsx'
import { CommitmentTags } from '../../accountability/tags.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { WordingBlock } from '../../components/wording.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { useMessages } from '../../i18n/translator.ts'
import { SealedIn } from '../../ledger/checkpoint.tsx'
import { answerUnchanged, pageTag, publicPage } from '../../services/page-tag.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { useReportPaths } from './asked.tsx'
import { foundOf, headIn, readCommitment, readLedger } from './reads.ts'

export const middleware = [answerUnchanged(readCommitment, readLedger)]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const [called, ledger] = await Promise.all([readCommitment(call, params), readLedger(call, params)])
  const etag = pageTag(request, context.get(programmeContext), [called, ledger])
  const sealed = { head: headIn(ledger), origin: context.get(originContext) }
  return data({ ...foundOf(called), sealed }, { headers: { ...publicPage, etag } })
}

export const headers = ({ loaderHeaders }: HeadersArgs) => loaderHeaders

export default function Commitment() {
  const { commitment, sealed } = useLoaderData<typeof loader>()
  const t = useMessages()
  const paths = useReportPaths()
  const { id, text, history, recommendation } = commitment
  return (
    <OrganisationsContext value={useProgramme()}>
      <Page title={t('report.commitment')} before={<BackLink href={`${paths.report}#${id}`} />}>
        <h1>{t('report.commitment')}</h1>
        <div className="nhsuk-lede-text">
          <WordingBlock of={text} />
        </div>
        <p>
          <CommitmentTags commitment={commitment} />
        </p>
        <CommitmentBody commitment={commitment} />
        {recommendation && (
          <p>{t.rich('report.answers-recommendation', { link: (words) => <a href={paths.recommendation(recommendation)}>{words}</a> })}</p>
        )}
        <h2>{t('report.history')}</h2>
        <CommitmentHistory history={history} />
        <p className="app-screen">
          <a href={`${paths.follow}?commitment=${id}`}>{t('subscribe.title')}</a>
        </p>
        <SealedIn {...sealed} path={`/ledger?about=${id}`} />
      </Page>
    </OrganisationsContext>
  )
}
