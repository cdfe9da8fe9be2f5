import type { IdentifyingSpan, WordsField } from '@heard/contracts/engagement'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ContributionFact } from '../contribution.events.ts'
import type { ContributionState } from '../contribution.state.ts'

export type DeidentifyCommand = {
  readonly type: 'Deidentify'
  readonly programme: string
  readonly contribution: string
  readonly spans: readonly IdentifyingSpan[]
  /** Length of each answer, in UTF-16 units. */
  readonly lengths: Readonly<Partial<Record<WordsField, number>>>
}

export type DeidentifyRefusal = 'unknown-contribution' | 'span-outside-words' | 'spans-overlap'

const inOrder = (spans: readonly IdentifyingSpan[]): IdentifyingSpan[] =>
  spans.toSorted((a, b) => (a.field === b.field ? a.from - b.from : a.field < b.field ? -1 : 1))

/** Spans are kept in order and never overlap, so that the words without them are one thing only. */
export const decideDeidentify = (command: DeidentifyCommand, state: ContributionState): Decision<ContributionFact, DeidentifyRefusal> => {
  if (!state.exists) return refuse('unknown-contribution')
  const { programme, contribution, lengths } = command
  const spans = inOrder(command.spans)
  if (spans.some(({ field, from, to }) => from >= to || to > (lengths[field] ?? 0))) return refuse('span-outside-words')
  const overlap = spans.some((span, index) => {
    const next = spans[index + 1]
    return next?.field === span.field && next.from < span.to
  })
  if (overlap) return refuse('spans-overlap')
  return accept<ContributionFact>({ type: 'ContributionDeidentified', data: { programme, contribution, spans } })
}
