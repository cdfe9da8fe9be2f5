import type {
  AskedOf,
  CheckAnswer,
  ClaimLevel,
  CommitmentStanding,
  EvidenceStrength,
  Priority,
  ProgressState,
  PublicCommitment,
  RecommendationStanding,
  ResponseAnswer,
  Verdict,
} from '@heard/contracts/reporting'
import { Fragment } from 'react'
import { Tag } from '../components/content.tsx'
import { type MessageKey, useMessages } from '../i18n/translator.ts'

type Colour = NonNullable<Parameters<typeof Tag>[0]['colour']>

export const standingKeys = {
  draft: 'report.standing.draft',
  awaiting: 'report.standing.awaiting',
  silent: 'report.standing.silent',
  accepted: 'report.standing.accepted',
  'accepted-in-part': 'report.standing.accepted-in-part',
  declined: 'report.standing.declined',
  withdrawn: 'report.standing.withdrawn',
} as const satisfies Record<RecommendationStanding, MessageKey>

const standingColours = {
  draft: 'grey',
  awaiting: 'yellow',
  silent: 'red',
  accepted: 'green',
  'accepted-in-part': 'aqua-green',
  declined: 'purple',
  withdrawn: 'grey',
} as const satisfies Record<RecommendationStanding, Colour>

export const StandingTag = ({ standing }: { readonly standing: RecommendationStanding }) => {
  const t = useMessages()
  return <Tag colour={standingColours[standing]}>{t(standingKeys[standing])}</Tag>
}

/** How it stands with those who were asked, each kind once. */
export const StandingTags = ({ asked }: { readonly asked: readonly Pick<AskedOf, 'standing'>[] }) =>
  [...new Set(asked.map(({ standing }) => standing))].map((standing) => (
    <Fragment key={standing}>
      <StandingTag standing={standing} />{' '}
    </Fragment>
  ))

export const priorityKeys = {
  now: 'report.priority.now',
  soon: 'report.priority.soon',
  later: 'report.priority.later',
} as const satisfies Record<Priority, MessageKey>

export const strengthKeys = {
  strong: 'report.strength.strong',
  fair: 'report.strength.fair',
  early: 'report.strength.early',
} as const satisfies Record<EvidenceStrength, MessageKey>

export const commitmentKeys = {
  open: 'report.commitment.open',
  overdue: 'report.commitment.overdue',
  claimed: 'report.commitment.claimed',
  confirmed: 'report.commitment.confirmed',
  disputed: 'report.commitment.disputed',
} as const satisfies Record<CommitmentStanding, MessageKey>

const commitmentColours = { open: 'blue', overdue: 'red', claimed: 'yellow', confirmed: 'green', disputed: 'orange' } as const satisfies Record<
  CommitmentStanding,
  Colour
>

/** A disputed claim past its day is marked as both. */
export const CommitmentTags = ({ commitment: { standing, overdue } }: { readonly commitment: Pick<PublicCommitment, 'standing' | 'overdue'> }) => {
  const t = useMessages()
  return (
    <>
      <Tag colour={commitmentColours[standing]}>{t(commitmentKeys[standing])}</Tag>
      {overdue && standing !== 'overdue' && (
        <>
          {' '}
          <Tag colour="red">{t(commitmentKeys.overdue)}</Tag>
        </>
      )}
    </>
  )
}

export const progressKeys = {
  'not-started': 'report.progress.not-started',
  'under-way': 'report.progress.under-way',
  delayed: 'report.progress.delayed',
  blocked: 'report.progress.blocked',
} as const satisfies Record<ProgressState, MessageKey>

/** What somebody says of a draft. */
export const checkKeys: Readonly<Record<CheckAnswer, MessageKey>> = { 'says-it': 'check.says-it', partly: 'check.partly', no: 'check.no' }

export const verdictKeys = {
  'no-evidence': 'report.verdict.no-evidence',
  'not-started': 'report.verdict.not-started',
  limited: 'report.verdict.limited',
  substantial: 'report.verdict.substantial',
  complete: 'report.verdict.complete',
} as const satisfies Record<Verdict, MessageKey>

/** How much of it an organisation says is there: in a sentence with the organisation, and in one with the day. */
export const claimedKeys = {
  'not-started': 'report.step.claimed-not-started',
  limited: 'report.step.claimed-limited',
  substantial: 'report.step.claimed-substantial',
  complete: 'report.step.claimed',
} as const satisfies Record<ClaimLevel, MessageKey>
export const claimKeys = {
  'not-started': 'report.claim.not-started',
  limited: 'report.claim.limited',
  substantial: 'report.claim.substantial',
  complete: 'report.claim.done',
} as const satisfies Record<ClaimLevel, MessageKey>

/** What happened to a step on the way, said before its words. */
export const milestoneKeys = {
  'milestone-added': 'report.step.milestone-added',
  'milestone-moved': 'report.step.milestone-moved',
  'milestone-reached': 'report.step.milestone-reached',
  'milestone-dropped': 'report.step.milestone-dropped',
  'milestone-missed': 'report.step.milestone-missed',
} as const satisfies Record<string, MessageKey>

export const answerKeys = {
  accepted: 'report.step.accepted',
  'accepted-in-part': 'report.step.accepted-in-part',
  declined: 'report.step.declined',
} as const satisfies Record<ResponseAnswer, MessageKey>
