import { ErasedStore } from '@heard/contracts/engagement'
import type { PartProcess } from '@heard/contracts/platform'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { ErasureFact } from './erasure.events.ts'
import { type Asked, type ErasureState, evolve, initial } from './erasure.state.ts'

export type ErasureCommand =
  | { readonly type: 'Request'; readonly asked: Asked }
  /** `hold`: the one that stands against it now, if any does. */
  | { readonly type: 'Start'; readonly hold: string | undefined }
  | { readonly type: 'NameRecipients'; readonly recipients: readonly string[] }
  | { readonly type: 'RecordIntent' }
  | { readonly type: 'RecordPurged'; readonly store: ErasedStore; readonly rows: number }
  | { readonly type: 'RecordTold'; readonly recipient: string }
  /** `left`: stores in which the check found something. `processes`: where parts run apart, every one that has to have looked into its own folder. */
  | {
      readonly type: 'Conclude'
      readonly left: readonly ErasedStore[]
      readonly processes: readonly PartProcess[]
      readonly tombstone: string
      readonly horizon: string
    }

export type ErasureRefusal = 'unknown-erasure' | 'out-of-order'
type Decided = Decision<ErasureFact, ErasureRefusal>

const nothing: Decided = accept()

const start = ({ status, hold: known }: ErasureState, about: Asked, hold: string | undefined): Decided => {
  if (status === 'started' || (status === 'held' && hold === known)) return nothing
  const { programme, erasure, contribution, person, purposes } = about
  const one = { programme, erasure, contribution, person }
  if (hold !== undefined) return accept({ type: 'ErasureHeld', data: { ...one, hold } })
  return accept({ type: 'ErasureStarted', data: { ...one, ...(purposes ? { purposes } : {}) } })
}

/** Whether everything that comes before the check is done. */
const isPurged = ({ intended, purged, recipients, told }: ErasureState): boolean =>
  intended && ErasedStore.options.every((store) => purged.includes(store)) && recipients?.every((one) => told.includes(one)) === true

/** Whether a process has not looked into its folder yet. */
const areAwaited = ({ checked }: ErasureState, processes: readonly PartProcess[]): boolean => processes.some(({ process }) => !checked.has(process))

/** Whether a check has to wait for those of other processes: nothing could come of it. */
export const mustWait = (state: ErasureState, processes: readonly PartProcess[]): boolean =>
  areAwaited(state, processes) && processes.every(({ process }) => (state.checked.get(process) ?? []).length === 0)

const conclude = (state: ErasureState, about: Asked, command: Extract<ErasureCommand, { type: 'Conclude' }>): Decided => {
  const { programme, erasure, contribution, purposes } = about
  const { processes, tombstone, horizon } = command
  if (!isPurged(state)) return refuse('out-of-order')
  const foundBy = processes.filter(({ process }) => (state.checked.get(process) ?? []).length > 0)
  const found = new Set([...command.left, ...foundBy.flatMap(({ process }) => state.checked.get(process) ?? [])])
  const left = ErasedStore.options.filter((store) => found.has(store))
  if (left.length > 0) {
    const known = left.length === state.unverified.length && left.every((store) => state.unverified.includes(store))
    const by = foundBy.length > 0 ? { processes: [...foundBy] } : {}
    return known ? nothing : accept({ type: 'ErasureUnverified', data: { programme, erasure, stores: left, ...by } })
  }
  if (areAwaited(state, processes)) return nothing
  return accept({
    type: 'SubjectErased',
    data: {
      programme,
      erasure,
      contribution,
      tombstone,
      purposes: purposes ?? 'all',
      stores: [...ErasedStore.options],
      horizon,
      verified: true,
      ...(processes.length > 0 ? { checkedBy: [...processes] } : {}),
    },
  })
}

const goOn = (state: ErasureState, about: Asked, command: Exclude<ErasureCommand, { type: 'Request' | 'Start' }>): Decided => {
  const { programme, erasure } = about
  if (state.status !== 'started') return refuse('out-of-order')
  switch (command.type) {
    case 'NameRecipients':
      if (state.recipients) return nothing
      return accept({ type: 'RecipientsCollected', data: { programme, erasure, recipients: [...command.recipients] } })
    case 'RecordIntent':
      return state.intended ? nothing : accept({ type: 'ErasureIntended', data: about })
    case 'RecordPurged':
      if (state.purged.includes(command.store)) return nothing
      // Nothing is destroyed that the replay list does not know of.
      if (!state.intended) return refuse('out-of-order')
      return accept({ type: 'StorePurged', data: { programme, erasure, store: command.store, rows: command.rows } })
    case 'RecordTold':
      return state.told.includes(command.recipient)
        ? nothing
        : accept({ type: 'RecipientTold', data: { programme, erasure, recipient: command.recipient } })
    case 'Conclude':
      return conclude(state, about, command)
  }
}

/** An erasure goes forward only; what it has done already it accepts without a fact. */
export const erasureDecider: Decider<ErasureCommand, ErasureState, ErasureFact, ErasureRefusal> = {
  initial,
  evolve,
  decide: (command, state) => {
    if (command.type === 'Request') return state.status === 'none' ? accept({ type: 'ErasureRequested', data: command.asked }) : nothing
    if (!state.asked) return refuse('unknown-erasure')
    if (state.status === 'erased') return nothing
    return command.type === 'Start' ? start(state, state.asked, command.hold) : goOn(state, state.asked, command)
  },
}
