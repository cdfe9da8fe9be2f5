import type { ContributionStep } from '@heard/contracts/engagement'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'

const stepNames: Readonly<Record<ContributionStep['what'], MessageKey>> = {
  received: 'step.received',
  corrected: 'step.corrected',
  'written-down': 'step.written-down',
  read: 'step.read',
  'de-identified': 'step.de-identified',
  coded: 'step.coded',
  'asked-to-check': 'step.asked-to-check',
  'used-in-recommendation': 'step.used-in-recommendation',
  answered: 'step.answered',
  committed: 'step.committed',
  outcome: 'step.outcome',
  verdict: 'step.verdict',
}

const Step = ({ step: { what, at, link, name } }: { readonly step: ContributionStep }) => {
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const named = name && <Text of={name} />
  return (
    <li>
      <p>
        <strong>{t(stepNames[what])}</strong>
      </p>
      {named && <p>{link?.startsWith('/') ? <a href={to(link)}>{named}</a> : named}</p>}
      <p>
        <time dateTime={at}>{day(at)}</time>
      </p>
    </li>
  )
}

/** What happened to a contribution so far, in its order. */
export const History = ({ steps }: { readonly steps: readonly ContributionStep[] }) => (
  <ol className="app-history">
    {steps.map((step) => (
      <Step key={`${step.what} ${step.at} ${step.link ?? ''}`} step={step} />
    ))}
  </ol>
)
