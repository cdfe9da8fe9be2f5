import type { ApplicationState } from '@heard/contracts/champions'
import type { ErasureFact, RetentionFact } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'
import { type ApplicationFact, applicationTypes } from './application.events.ts'

/** Applications for lists, clocks and tasks. `before`: where one stands that rests. `details`: a vault reference. */
const applications: Table = {
  name: 'applications',
  columns: {
    programme: 'TEXT',
    application: 'TEXT',
    at: 'TEXT',
    state: 'TEXT',
    before: 'TEXT',
    paused_until: 'TEXT NULL',
    talk_at: 'TEXT NULL',
    proposed_by: 'TEXT NULL',
    proposed_at: 'TEXT NULL',
    details: 'TEXT',
    erased: 'INTEGER',
  },
  key: ['application'],
  indexes: [['programme', 'at']],
}

type Followed = ApplicationFact | ErasureFact<'ErasureIntended'> | RetentionFact<'RetentionApplied'>

const open = { paused_until: null, talk_at: null, proposed_by: null, proposed_at: null }

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  if (fact.type === 'ErasureIntended') {
    const { contribution: application, purposes } = fact.data
    return (purposes?.includes('volunteering') ?? true) ? [patch(applications, { application }, { ...open, erased: 1 })] : []
  }
  if (fact.type === 'RetentionApplied') {
    return fact.data.kind === 'application' ? [patch(applications, { application: fact.data.item }, { ...open, erased: 1 })] : []
  }
  const { programme, application } = fact.data
  const set = (columns: Parameters<typeof patch>[2]): Change[] => [patch(applications, { application }, columns)]
  const becomes = (state: ApplicationState): Change[] => set({ ...open, state, before: state })
  switch (fact.type) {
    case 'ChampionApplied': {
      const { at } = fact.metadata
      return [put(applications, { programme, application, at, state: 'new', before: 'new', ...open, details: fact.data.details.ref, erased: 0 })]
    }
    case 'TalkArranged':
      return set({ state: 'talk', before: 'talk', talk_at: fact.data.startsAt })
    case 'TalkCancelled':
      return set({ state: 'new', before: 'new', talk_at: null })
    case 'ApplicationNoted':
    case 'ReceiptRenewed':
      return []
    case 'DecisionProposed':
      return set({ proposed_by: fact.data.by, proposed_at: fact.metadata.at })
    case 'ProposalDropped':
      return set({ proposed_by: null, proposed_at: null })
    case 'ChampionOffered':
      return becomes('offered')
    case 'ApplicationAccepted':
      return becomes('accepted')
    case 'ApplicationDeclined':
      return becomes('declined')
    case 'ApplicationPaused':
      return set({ state: 'paused', paused_until: fact.data.until ?? null })
    case 'ApplicationResumed':
      return (['new', 'talk', 'offered', 'accepted'] as const).map((before) =>
        patch(applications, { application, before }, { state: before, paused_until: null }),
      )
    case 'ApplicationWithdrawn':
      return becomes('withdrawn')
    case 'VolunteeringEnded':
      return becomes('ended')
  }
}

export const applicationListProjection: Projection = {
  name: 'application-list',
  version: 4,
  tables: [applications],
  types: [...applicationTypes, 'ErasureIntended', 'RetentionApplied'],
  project: (fact) => project(fact as RecordedFact<Followed>),
}
