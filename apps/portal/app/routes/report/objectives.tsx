import type { ObjectiveProgress, ReportContent, ReportWords, Wording } from '@heard/contracts/reporting'
import { OrganisationName } from '../../accountability/names.tsx'
import { withCommitments } from '../../accountability/report-view.ts'
import { claimedKeys, progressKeys } from '../../accountability/tags.tsx'
import { withoutPromises } from '../../accountability/years.ts'
import { WordingBlock, WordingLine } from '../../components/wording.tsx'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { Asked, Promises, useReportPaths } from './asked.tsx'
import { YearsTable } from './years-table.tsx'

type Told = Pick<ReportContent, 'recommendations' | 'commitments' | 'objectives' | 'today'>
type YearStep = ObjectiveProgress['years'][number]['steps'][number]

const Step = ({ step, report }: { readonly step: YearStep; readonly report: Told }) => {
  const t = useMessages()
  const day = useDay()
  const paths = useReportPaths()
  const commitment = report.commitments.find(({ id }) => id === step.commitment)
  if (!commitment) return null
  const by = <OrganisationName key="by" id={commitment.organisation} />
  return (
    <li>
      <p>
        <strong>{day(step.on)}</strong>
      </p>
      <p>
        {step.what === 'made' && t.rich('report.year.made', { organisation: by })}
        {step.what === 'progress' && t.rich('report.step.progress', { organisation: by, state: t(progressKeys[step.state]) })}
        {step.what === 'outcome-claimed' && t.rich(claimedKeys[step.level], { organisation: by })}{' '}
        <a href={paths.commitment(commitment.id)}>
          <WordingLine of={commitment.text} />
        </a>
      </p>
      {step.what === 'progress' && <WordingBlock of={step.note} />}
      {step.what === 'outcome-claimed' && <WordingBlock of={step.text} />}
    </li>
  )
}

const Years = ({ years, report }: { readonly years: ObjectiveProgress['years']; readonly report: Told }) => {
  const t = useMessages()
  return years.map(({ year, steps }) => (
    <div key={year}>
      <h4>{t('report.year', { year: String(year) })}</h4>
      <ul className="app-history">
        {steps.map((step) => (
          <Step key={`${step.what} ${step.commitment} ${step.on}`} step={step} report={report} />
        ))}
      </ul>
    </div>
  ))
}

type ObjectiveProps = {
  readonly objective: ObjectiveProgress
  readonly report: Told
  /** What staff wrote under it. */
  readonly text: Wording | undefined
  /** Whether the report is a page of a longer one: then it says once that something was promised. */
  readonly isPage: boolean
}

const Objective = ({ objective: { objective, ...under }, report, text, isPage }: ObjectiveProps) => {
  const t = useMessages()
  const named = useProgramme().objectives.find(({ id }) => id === objective)
  const recommendations = report.recommendations.filter(({ id }) => under.recommendations.includes(id))
  const commitments = report.commitments.filter(({ id }) => under.commitments.includes(id))
  const years = isPage ? withoutPromises(under.years) : under.years
  const { asked, others } = withCommitments(recommendations, commitments)
  return (
    <section className="app-objective" id={objective ? `objective-${objective}` : 'objective-none'}>
      <h2>{named ? <Text of={named.name} /> : t('report.no-objective')}</h2>
      {text && (
        <div className="nhsuk-u-margin-bottom-4">
          <WordingBlock of={text} />
        </div>
      )}
      {asked.length === 0 && others.length === 0 && <p>{t('report.objective-empty')}</p>}
      {asked.map((each) => (
        <Asked key={each.recommendation.id} {...each} today={report.today} />
      ))}
      {others.length > 0 && <h3>{t('report.promised', { count: others.length })}</h3>}
      <Promises commitments={others} />
      {years.length > 0 && <h3>{t('report.by-year')}</h3>}
      <Years years={years} report={report} />
    </section>
  )
}

type ByObjectiveProps = {
  readonly report: Told
  /** All of it, for the table of years, where the report is a page of it. */
  readonly inAll?: Told
  readonly texts?: ReportWords['objectives']
}

/** A strategy's report: under each objective what was asked, promised and done, year after year. */
export const ByObjective = ({ report, inAll = report, texts = [] }: ByObjectiveProps) => (
  <div id="asked">
    <YearsTable report={inAll} />
    {report.objectives.map((objective) => (
      <Objective
        key={objective.objective ?? ''}
        objective={objective}
        report={report}
        isPage={inAll !== report}
        text={texts.find((each) => each.objective === objective.objective)?.text}
      />
    ))}
  </div>
)
