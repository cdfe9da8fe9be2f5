import type { PublicRecommendation, RecommendationStep } from '@heard/contracts/reporting'
import { WordingBlock } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { CheckStepLine } from './draft-checks.tsx'
import { OrganisationName, OrganisationNames } from './names.tsx'
import { answerKeys, priorityKeys, strengthKeys } from './tags.tsx'

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

/** What was changed before publication: where it was moved, from what to what. */
const ChangedDraft = ({ step: { priority, strength } }: { readonly step: Extract<RecommendationStep, { what: 'draft-changed' }> }) => {
  const t = useMessages()
  return (
    <>
      <p>{t('report.step.draft-changed')}</p>
      {priority && <p>{t('report.step.was-now', { from: t(priorityKeys[priority.from]), to: t(priorityKeys[priority.to]) })}</p>}
      {strength && <p>{t('report.step.was-now', { from: t(strengthKeys[strength.from]), to: t(strengthKeys[strength.to]) })}</p>}
    </>
  )
}

const Published = ({ step, asked }: Pick<StepProps, 'asked'> & { readonly step: Extract<RecommendationStep, { what: 'published' }> }) => {
  const t = useMessages()
  const day = useDay()
  const names = <OrganisationNames key="organisations" ids={asked.map(({ organisation }) => organisation)} />
  return (
    <>
      <p>{t.rich('report.step.published', { organisation: names, asked: day(step.askedOn), due: day(step.dueBy) })}</p>
      {step.cannotWait && (
        <>
          <p>{t('report.step.cannot-wait')}</p>
          <WordingBlock of={step.cannotWait} />
        </>
      )}
    </>
  )
}

type StepProps = { readonly step: RecommendationStep; readonly asked: PublicRecommendation['asked'] }

const Step = ({ step, asked }: StepProps) => {
  const t = useMessages()
  const day = useDay()
  switch (step.what) {
    case 'draft-sent':
      return (
        <p>{t.rich('report.step.draft-sent', { organisation: <OrganisationNames key="to" ids={step.organisations} />, day: day(step.replyBy) })}</p>
      )
    case 'draft-replied':
      return <p>{t.rich('report.step.draft-replied', { organisation: <OrganisationName key="by" id={step.by} /> })}</p>
    case 'draft-check-asked':
    case 'draft-check-closed':
      return <CheckStepLine step={step} />
    case 'draft-changed':
      return <ChangedDraft step={step} />
    case 'published':
      return <Published step={step} asked={asked} />
    case 'silent': {
      const name = <OrganisationName key="organisation" id={step.organisation} />
      return <p>{t.rich('report.step.silent', { organisation: name, day: day(step.since) })}</p>
    }
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

type HistoryProps = { readonly of: Pick<PublicRecommendation, 'history' | 'asked'> }

/** Everything that happened to a recommendation, oldest first; nothing is ever taken out of it. */
export const RecommendationHistory = ({ of: { history, asked } }: HistoryProps) => {
  const day = useDay()
  return (
    <ol className="app-history">
      {history.map((step) => (
        <li key={`${step.what} ${step.at} ${'organisation' in step ? step.organisation : ''}${'round' in step ? step.round : ''}`}>
          <p>
            <time dateTime={step.at}>
              <strong>{day(step.at)}</strong>
            </time>
          </p>
          <Step step={step} asked={asked} />
        </li>
      ))}
    </ol>
  )
}
