import type { ErasureFact } from '@heard/contracts/engagement'
import type { PlatformFact } from '@heard/contracts/platform'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

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

/** Where parts run apart: each process whose data folder may hold something, and what each found in it. */
const processes: Table = { name: 'part_processes', columns: { process: 'TEXT', part: 'TEXT' }, key: ['process'] }
const checks: Table = {
  name: 'part_checks',
  columns: { erasure: 'TEXT', process: 'TEXT', part: 'TEXT', found: 'TEXT' },
  key: ['erasure', 'process'],
}

type Followed = ErasureFact | PlatformFact<'PartJoined' | 'PartGone'>

const types = [
  'ErasureRequested',
  'ErasureHeld',
  'ErasureStarted',
  'RecipientsCollected',
  'ErasureIntended',
  'StorePurged',
  'RecipientTold',
  'PartChecked',
  'ErasureUnverified',
  'SubjectErased',
  'DrillDone',
  'PartJoined',
  'PartGone',
] as const satisfies readonly Followed['type'][]

type Step = Exclude<ErasureFact, { type: 'DrillDone' }>

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

const whatIs = (fact: Step): string => {
  if (fact.type === 'PartChecked') return fact.data.left.length > 0 ? 'part-found' : 'part-checked'
  return whatOf[fact.type]
}

const nameIn = (fact: Step): string | null => {
  if (fact.type === 'StorePurged') return fact.data.store
  if (fact.type === 'PartChecked') return fact.data.part
  return fact.type === 'RecipientTold' ? fact.data.recipient : null
}

const changeOf = ({ type, data, metadata }: RecordedFact<Step>): readonly Change[] => {
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
    case 'PartChecked': {
      const { process, part, left } = data
      return [put(checks, { erasure, process, part, found: JSON.stringify(left) })]
    }
    case 'SubjectErased':
      return set({ state: 'erased', horizon: data.horizon })
    default:
      return []
  }
}

const project = (fact: RecordedFact<Followed>): readonly Change[] => {
  if (fact.type === 'DrillDone') return [put(drills, { drill: fact.data.drill, outcome: fact.data.outcome, at: fact.metadata.at })]
  if (fact.type === 'PartJoined') return [put(processes, { process: fact.data.process, part: fact.data.part })]
  if (fact.type === 'PartGone') return [remove(processes, { process: fact.data.process })]
  const { erasure } = fact.data
  const step = { fact: fact.id, erasure, place: fact.revision, what: whatIs(fact), at: fact.metadata.at, name: nameIn(fact) }
  return [...changeOf(fact), put(steps, step)]
}

/** Erasures and how far each is; ids and dates only. */
export const erasuresProjection: Projection = {
  name: 'erasures',
  version: 3,
  tables: [erasures, steps, drills, processes, checks],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
