import type { PublicCommitment, PublicRecommendation, PublicReport } from '@heard/contracts/reporting'
import { CommitmentCard } from '../../accountability/commitment-card.tsx'
import { RecommendationBody } from '../../accountability/recommendation-card.tsx'
import { RecommendationHistory } from '../../accountability/recommendation-history.tsx'
import { withCommitments } from '../../accountability/report-view.ts'
import { StandingTags } from '../../accountability/tags.tsx'
import { Details } from '../../components/content.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

/** The addresses of a programme's report, its versions, recommendations and commitments. */
export const useReportPaths = () => {
  const to = useLocalPath()
  const { id } = useProgramme()
  return {
    report: to(`/programmes/${id}/report`),
    versions: to(`/programmes/${id}/report/versions`),
    version: (number: number) => to(`/programmes/${id}/report/versions/${number}`),
    follow: to(`/programmes/${id}/follow`),
    recommendation: (recommendation: string) => to(`/programmes/${id}/recommendations/${recommendation}`),
    commitment: (commitment: string) => to(`/programmes/${id}/commitments/${commitment}`),
  }
}

/** Commitments in a list; nothing for none. */
export const Promises = ({ commitments }: { readonly commitments: readonly PublicCommitment[] }) => {
  const paths = useReportPaths()
  return commitments.length === 0 ? null : (
    <ul className="app-commitments">
      {commitments.map((commitment) => (
        <CommitmentCard key={commitment.id} commitment={commitment} href={paths.commitment(commitment.id)} />
      ))}
    </ul>
  )
}

type AskedProps = { readonly recommendation: PublicRecommendation; readonly commitments: readonly PublicCommitment[]; readonly today: string }

const mayBePromised = ({ asked }: PublicRecommendation): boolean =>
  asked.some(({ standing }) => standing === 'accepted' || standing === 'accepted-in-part')

/** One recommendation with its answer and what was promised in answer to it. */
export const Asked = ({ recommendation, commitments, today }: AskedProps) => {
  const t = useMessages()
  const paths = useReportPaths()
  const { id, asked, title, history } = recommendation
  return (
    <article className="app-asked" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <a href={paths.recommendation(id)}>
          <WordingLine of={title} />
        </a>
      </h3>
      <p>
        <StandingTags asked={asked} />
      </p>
      <RecommendationBody recommendation={recommendation} today={today} />
      <Details summary={t('report.history-of-recommendation', { steps: history.length })}>
        <RecommendationHistory of={recommendation} />
      </Details>
      {commitments.length > 0 && <h4>{t('report.promised', { count: commitments.length })}</h4>}
      {recommendation.commitments.length === 0 && mayBePromised(recommendation) && <p className="app-quiet">{t('report.nothing-promised')}</p>}
      <Promises commitments={commitments} />
    </article>
  )
}

type Told = Pick<PublicReport, 'recommendations' | 'commitments' | 'today'>

/** All recommendations, then what was promised without one. */
export const AskedAndPromised = ({ report: { recommendations, commitments, today } }: { readonly report: Told }) => {
  const t = useMessages()
  const { asked, others } = withCommitments(recommendations, commitments)
  return (
    <>
      {asked.length > 0 && <h2 id="asked">{t('report.recommendations')}</h2>}
      {asked.map((each) => (
        <Asked key={each.recommendation.id} {...each} today={today} />
      ))}
      {others.length > 0 && <h2>{t('report.other-promises')}</h2>}
      <Promises commitments={others} />
    </>
  )
}
