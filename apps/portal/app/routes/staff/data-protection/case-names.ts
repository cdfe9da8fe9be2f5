import type { CaseView, RightAsked } from '@heard/contracts/engagement'
import type { Tag } from '../../../components/content.tsx'

type Colour = NonNullable<Parameters<typeof Tag>[0]['colour']>

const rights: Readonly<Record<RightAsked, string>> = {
  access: 'See their data',
  rectification: 'Have it corrected',
  erasure: 'Have it erased',
  objection: 'Object to its use',
  restriction: 'Have its use restricted',
  portability: 'Take it elsewhere',
}

export const caseName = ({ kind, right }: Pick<CaseView, 'kind' | 'right'>): string => {
  if (kind === 'breach') return 'Breach of personal data'
  return right === undefined ? 'Complaint' : rights[right]
}

const outcomes: Readonly<Record<NonNullable<CaseView['outcome']>, string>> = {
  done: 'Done',
  'in-part': 'Done in part',
  refused: 'Refused',
  reported: 'Reported',
  'not-reported': 'Not reported',
}

/** How a case stands, in a word and a colour. */
export const standingOf = ({ state, overdue, outcome }: Pick<CaseView, 'state' | 'overdue' | 'outcome'>): readonly [string, Colour] => {
  if (state === 'closed') return [outcome === undefined ? 'Closed' : outcomes[outcome], 'grey']
  if (overdue) return ['Overdue', 'red']
  return state === 'paused' ? ['Clock stands', 'yellow'] : ['Open', 'blue']
}

/** What has to happen by the due day. */
export const dueName = ({ kind }: Pick<CaseView, 'kind'>): string => ({ rights: 'Answer by', complaint: 'Acknowledge by', breach: 'Report by' })[kind]

/** What is overdue first, then what is due soonest; what is closed last, the newest first. */
export const byUrgency = (cases: readonly CaseView[]): CaseView[] => {
  const rank = ({ state, overdue }: CaseView): number => (state === 'closed' ? 2 : overdue ? 0 : 1)
  return cases.toSorted((a, b) => rank(a) - rank(b) || (a.state === 'closed' ? b.received.localeCompare(a.received) : a.due.localeCompare(b.due)))
}

export type CaseStep = 'acknowledge' | 'pause' | 'resume' | 'extend' | 'answer' | 'report' | 'do-not-report'

/** The steps that a case is open to as it stands. The service decides. */
export const stepsOf = ({ kind, state, acknowledged, extended }: Pick<CaseView, 'kind' | 'state' | 'acknowledged' | 'extended'>): CaseStep[] => {
  if (state === 'closed') return []
  if (kind === 'breach') return ['report', 'do-not-report']
  const first: CaseStep[] = acknowledged === undefined ? ['acknowledge'] : []
  const clock: CaseStep[] = kind === 'complaint' ? [] : [state === 'paused' ? 'resume' : 'pause', ...(extended ? [] : (['extend'] as const))]
  return [...first, 'answer', ...clock]
}
