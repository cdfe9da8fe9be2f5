import type { EqualityTable } from '@heard/contracts/engagement'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { FiguresFact } from './equality.events.ts'

type Count = {
  readonly type: 'Count'
  readonly programme: string
  readonly on: string
  readonly rule: string
  readonly tables: readonly EqualityTable[]
}
type Release = { readonly type: 'Release'; readonly programme: string; readonly release: string }
export type FiguresCommand = Count | (Release & { readonly hash: (tables: readonly EqualityTable[]) => string })
export type FiguresRefusal = 'nothing-to-release' | 'nothing-changed'
type Counted = Omit<Count, 'type' | 'programme'>
export type FiguresState = { readonly counted: Counted | undefined; readonly number: number; readonly hash: string }

const saysNothing = (tables: readonly EqualityTable[]): boolean => tables.every(({ answered }) => answered === null)

export const figuresDecider: Decider<FiguresCommand, FiguresState, FiguresFact, FiguresRefusal> = {
  initial: { counted: undefined, number: 0, hash: '' },
  evolve: (state, { type, data }) =>
    type === 'EqualityCounted'
      ? { ...state, counted: { on: data.on, rule: data.rule, tables: data.tables } }
      : { ...state, number: data.number, hash: data.hash },
  decide(command, { counted, number, hash: last }) {
    const { programme } = command
    if (command.type === 'Count') {
      const { on, rule, tables } = command
      // Once a day at most, whoever asks.
      if (counted && counted.on >= on) return accept<FiguresFact>()
      return accept<FiguresFact>({ type: 'EqualityCounted', data: { programme, on, rule, tables: [...tables] } })
    }
    if (!counted || saysNothing(counted.tables)) return refuse('nothing-to-release')
    const hash = command.hash(counted.tables)
    if (hash === last) return refuse('nothing-changed')
    const { on, rule, tables } = counted
    const data = { programme, release: command.release, number: number + 1, counted: on, rule, tables: [...tables], hash }
    return accept<FiguresFact>({ type: 'EqualityReleased', data })
  },
}
