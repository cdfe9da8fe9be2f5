import type { CommitmentStep } from '@heard/contracts/reporting'
import { WordingBlock } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { AnswersCounted } from './community-answers.tsx'
import { NamedLinks } from './named-links.tsx'
import { OrganisationName } from './names.tsx'
import { PublishedFiles } from './published-files.tsx'
import { claimedKeys, milestoneKeys, progressKeys } from './tags.tsx'
import { VerdictSentence } from './verdicts.tsx'

type Step<What extends CommitmentStep['what']> = Extract<CommitmentStep, { what: What }>

const Amended = ({ step }: { readonly step: Step<'amended'> }) => {
  const t = useMessages()
  const day = useDay()
  const changes = [
    step.text && { what: t('report.step.old-text'), from: step.text.from },
    step.measure && { what: t('report.step.old-measure'), from: step.measure.from },
    step.ownerRole?.from && { what: t('report.step.old-role'), from: step.ownerRole.from },
  ].filter((change) => change !== undefined)
  return (
    <>
      <p>{t.rich('report.step.amended', { organisation: <OrganisationName key="by" id={step.by} /> })}</p>
      <WordingBlock of={step.reason} />
      {step.due && <p>{t('report.step.due-moved', { from: day(step.due.from), to: day(step.due.to) })}</p>}
      {changes.map(({ what, from }) => (
        <div className="app-earlier" key={what}>
          <p>{what}</p>
          <WordingBlock of={from} />
        </div>
      ))}
    </>
  )
}

const Made = ({ step }: { readonly step: Step<'made'> }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <>
      <p>{t.rich('report.step.made', { organisation: <OrganisationName key="by" id={step.by} />, due: day(step.due) })}</p>
      {step.brought && (
        <>
          <p>{t('report.brought')}</p>
          <WordingBlock of={step.brought.source} />
        </>
      )}
    </>
  )
}

type MilestoneStep = Extract<CommitmentStep, { readonly milestone: string }>

const OfMilestone = ({ step }: { readonly step: MilestoneStep }) => {
  const t = useMessages()
  const day = useDay()
  const due = step.what === 'milestone-added' ? day(step.due) : ''
  const on = step.what === 'milestone-reached' ? day(step.on) : ''
  return (
    <>
      <p>{t.rich(milestoneKeys[step.what], { organisation: <OrganisationName key="by" id={step.by} />, due, day: on })}</p>
      <WordingBlock of={step.text} />
      {step.what === 'milestone-moved' && <p>{t('report.step.due-moved', { from: day(step.due.from), to: day(step.due.to) })}</p>}
      {'reason' in step && (
        <div className="app-earlier">
          <WordingBlock of={step.reason} />
        </div>
      )}
    </>
  )
}

const StepText = ({ step }: { readonly step: CommitmentStep }) => {
  const t = useMessages()
  switch (step.what) {
    case 'made':
      return <Made step={step} />
    case 'amended':
      return <Amended step={step} />
    case 'milestone-added':
    case 'milestone-moved':
    case 'milestone-reached':
    case 'milestone-dropped':
      return <OfMilestone step={step} />
    case 'progress':
      return (
        <>
          <p>{t.rich('report.step.progress', { organisation: <OrganisationName key="by" id={step.by} />, state: t(progressKeys[step.state]) })}</p>
          <WordingBlock of={step.note} />
          <NamedLinks links={step.links} />
          <PublishedFiles files={step.files} />
        </>
      )
    case 'outcome-claimed':
      return (
        <>
          <p>{t.rich(claimedKeys[step.level], { organisation: <OrganisationName key="by" id={step.by} /> })}</p>
          <WordingBlock of={step.text} />
          <NamedLinks links={step.links} />
          <PublishedFiles files={step.files} />
        </>
      )
    case 'verdict':
      return (
        <>
          <p>
            <VerdictSentence {...step} />
          </p>
          {step.note && <WordingBlock of={step.note} />}
        </>
      )
    case 'verdicts-released':
      return <AnswersCounted step={step} />
  }
}

/** What has no day of its own counts from the day it was recorded. */
const dayOf = (step: CommitmentStep): string => ('on' in step ? step.on : step.at)

/** Everything that happened to a commitment, as it was recorded; earlier wording stays. */
export const CommitmentHistory = ({ history }: { readonly history: readonly CommitmentStep[] }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <ol className="app-history">
      {history.map((step) => (
        <li key={`${step.what} ${step.at} ${'from' in step ? step.from : ''}${'milestone' in step ? step.milestone : ''}`}>
          <p>
            <time dateTime={dayOf(step)}>
              <strong>{day(dayOf(step))}</strong>
            </time>
            {day(dayOf(step)) !== day(step.at) && <span className="app-quiet"> {t('report.recorded-on', { day: day(step.at) })}</span>}
          </p>
          <StepText step={step} />
        </li>
      ))}
    </ol>
  )
}
