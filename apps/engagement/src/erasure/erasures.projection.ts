import type { ErasureFact as Followed } from '@heard/contracts/engagement'
import { type Change, type Projection, patch, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const erasures: Table = {
  name: 'erasures',
  columns: {
    erasure: 'TEXT',
    programme: 'TEXT',
    contribution: 'TEXT',
    asked_by: 'TEXT',
    way: 'TEXT NULL',
    purposes: 'TEXT',
    requested_at: 'TEXT',
    state: 'TEXT',
    hold: 'TEXT NULL',
    horizon: 'TEXT NULL',
  },
  key: ['erasure'],
  indexes: [['programme', 'requested_at'], ['state']],
}

const steps: Table = {
  name: 'erasure_steps',
  columns: { fact: 'TEXT', erasure: 'TEXT', place: 'INTEGER', what: 'TEXT', at: 'TEXT', name: 'TEXT NULL' },
  key: ['fact'],
  indexes: [['erasure', 'place']],
}

const drills: Table = { name: 'drills', columns: { drill: 'TEXT', outcome: 'TEXT', at: 'TEXT' }, key: ['drill'] }

const types = [
  'ErasureRequested',
  'ErasureHeld',
  'ErasureStarted',
  'RecipientsCollected',
  'ErasureIntended',
  'StorePurged',
  'RecipientTold',
  'ErasureUnverified',
  'SubjectErased',
  'DrillDone',
] as const satisfies readonly Followed['type'][]

const whatOf = {
  ErasureRequested: 'requested',
  ErasureHeld: 'held',
  ErasureStarted: 'started',
  RecipientsCollected: 'recipients-collected',
  ErasureIntended: 'intended',
  StorePurged: 'store-purged',
  RecipientTold: 'recipient-told',
  ErasureUnverified: 'unverified',
  SubjectErased: 'subject-erased',
} as const

const nameIn = (fact: Followed): string | null => {
  if (fact.type === 'StorePurged') return fact.data.store
  return fact.type === 'RecipientTold' ? fact.data.recipient : null
}

const changeOf = ({ type, data, metadata }: RecordedFact<Exclude<Followed, { type: 'DrillDone' }>>): readonly Change[] => {
  const { erasure } = data
  const set = (row: Parameters<typeof patch>[2]): readonly Change[] => [patch(erasures, { erasure }, row)]
  switch (type) {
    case 'ErasureRequested': {
      const { programme, contribution, by, way = null, purposes } = data
      const asked = { erasure, programme, contribution, asked_by: by, way, requested_at: metadata.at }
      return [put(erasures, { ...asked, purposes: JSON.stringify(purposes ?? 'all'), state: 'requested', hold: null, horizon: null })]
    }
    case 'ErasureHeld':
      return set({ state: 'held', hold: data.hold })
    case 'ErasureStarted':
      return set({ state: 'started', hold: null })
    case 'ErasureUnverified':
      return set({ state: 'unverified' })
    case 'SubjectErased':
      return set({ state: 'erased', horizon: data.horizon })
    default:
      return []
  }
}

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  if (fact.type === 'DrillDone') return [put(drills, { drill: fact.data.drill, outcome: fact.data.outcome, at: fact.metadata.at })]
  const { erasure } = fact.data
  const step = { fact: fact.id, erasure, place: fact.revision, what: whatOf[fact.type], at: fact.metadata.at, name: nameIn(fact) }
  return [...changeOf(fact), put(steps, step)]
}

/** Erasures and how far each is; ids and dates only. */
export const erasuresProjection: Projection = {
  name: 'erasures',
  version: 2,
  tables: [erasures, steps, drills],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
