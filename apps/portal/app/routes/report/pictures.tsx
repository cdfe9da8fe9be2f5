import type { PublicReport, PublicTables } from '@heard/contracts/reporting'
import { ChartPatterns } from '../../charts/figure.tsx'
import { FlowChart } from '../../charts/flow-chart.tsx'
import { ResponsesChart } from '../../charts/responses-chart.tsx'
import { TimeLineChart } from '../../charts/time-line-chart.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { useReportPaths } from './asked.tsx'

/** `onLine`: the promises on the time line, which has no room for all of a long report. */
type PicturesProps = {
  readonly report: PublicReport
  readonly onLine: PublicReport['commitments']
  readonly themes: PublicTables['themes']
}

/** The same report for people who would rather look than read. */
export const Pictures = ({ report: { recommendations, commitments, today }, onLine, themes }: PicturesProps) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  const paths = useReportPaths()
  return (
    <>
      <h2 id="pictures">{t('report.pictures')}</h2>
      <ChartPatterns />
      <FlowChart recommendations={recommendations} commitments={commitments} themes={themes} />
      <ResponsesChart recommendations={recommendations} />
      <TimeLineChart commitments={onLine} today={today} hrefOf={paths.commitment} />
      <p>{t.rich('report.see-organisations', { link: (text) => <a href={to(`/programmes/${id}/report/organisations`)}>{text}</a> })}</p>
      <p>{t.rich('report.see-figures', { link: (text) => <a href={to(`/programmes/${id}/figures`)}>{text}</a> })}</p>
    </>
  )
}
