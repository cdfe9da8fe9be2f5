import type { ErasedStore } from '@heard/contracts/engagement'
import type { ErasureFact, ErasureFactOf } from './erasure.events.ts'

/** What was asked for, and by whom. */
export type Asked = ErasureFactOf<'ErasureRequested'>['data']

export type ErasureState = {
  readonly status: 'none' | 'requested' | 'held' | 'started' | 'erased'
  readonly asked: Asked | undefined
  readonly hold: string | undefined
  /** Not collected yet: undefined. */
  readonly recipients: readonly string[] | undefined
  readonly intended: boolean
  readonly purged: readonly ErasedStore[]
  readonly told: readonly string[]
  /** Where parts run apart: what each process last found left in its own folder. */
  readonly checked: ReadonlyMap<string, readonly ErasedStore[]>
  /** What the last check found something in. */
  readonly unverified: readonly ErasedStore[]
}

export const initial: ErasureState = {
  status: 'none',
  asked: undefined,
  hold: undefined,
  recipients: undefined,
  intended: false,
  purged: [],
  told: [],
  checked: new Map(),
  unverified: [],
}

const once = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one])

export const evolve = (state: ErasureState, fact: ErasureFact): ErasureState => {
  switch (fact.type) {
    case 'ErasureRequested':
      return { ...state, status: 'requested', asked: fact.data }
    case 'ErasureHeld':
      return { ...state, status: 'held', hold: fact.data.hold }
    case 'ErasureStarted':
      return { ...state, status: 'started', hold: undefined }
    case 'RecipientsCollected':
      return { ...state, recipients: fact.data.recipients }
    case 'ErasureIntended':
      return { ...state, intended: true }
    case 'StorePurged':
      return { ...state, purged: once(state.purged, fact.data.store) }
    case 'RecipientTold':
      return { ...state, told: once(state.told, fact.data.recipient) }
    case 'PartChecked':
      return { ...state, checked: new Map(state.checked).set(fact.data.process, fact.data.left) }
    case 'ErasureUnverified':
      return { ...state, unverified: fact.data.stores }
    case 'SubjectErased':
      return { ...state, status: 'erased', unverified: [] }
  }
}
