import type { RecommendationStep } from '@heard/contracts/reporting'
import { WordingBlock } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { OrganisationName } from './names.tsx'
import { answerKeys } from './tags.tsx'

type Answered = Extract<RecommendationStep, { what: 'answered' | 'answer-amended' }>

const AnswerStep = ({ step }: { readonly step: Answered }) => {
  const t = useMessages()
  return (
    <>
      <p>
        {step.what === 'answer-amended' && <strong>{t('report.step.answer-amended')} </strong>}
        {t.rich(answerKeys[step.answer], { organisation: <OrganisationName key="by" id={step.by} /> })}
      </p>
      {step.what === 'answer-amended' && (
        <>
          <p>{t('report.step.why')}</p>
          <WordingBlock of={step.why} />
        </>
      )}
      <WordingBlock of={step.text} />
      {step.reasons && (
        <>
          <p>{t('report.reasons')}</p>
          <WordingBlock of={step.reasons} />
        </>
      )}
    </>
  )
}

const Step = ({ step, organisation }: { readonly step: RecommendationStep; readonly organisation: string }) => {
  const t = useMessages()
  const day = useDay()
  const name = <OrganisationName key="organisation" id={organisation} />
  switch (step.what) {
    case 'published':
      return <p>{t.rich('report.step.published', { organisation: name, asked: day(step.askedOn), due: day(step.dueBy) })}</p>
    case 'silent':
      return <p>{t.rich('report.step.silent', { organisation: name, day: day(step.since) })}</p>
    case 'withdrawn':
      return (
        <>
          <p>{t('report.step.withdrawn')}</p>
          <WordingBlock of={step.reason} />
        </>
      )
    default:
      return <AnswerStep step={step} />
  }
}

type HistoryProps = { readonly history: readonly RecommendationStep[]; readonly organisation: string }

/** Everything that happened to a recommendation, oldest first; nothing is ever taken out of it. */
export const RecommendationHistory = ({ history, organisation }: HistoryProps) => {
  const day = useDay()
  return (
    <ol className="app-history">
      {history.map((step) => (
        <li key={`${step.what} ${step.at}`}>
          <p>
            <time dateTime={step.at}>
              <strong>{day(step.at)}</strong>
            </time>
          </p>
          <Step step={step} organisation={organisation} />
        </li>
      ))}
    </ol>
  )
}
