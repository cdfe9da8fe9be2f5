import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import type { DoubleFact } from './double.events.ts'

type Of = { readonly programme: string; readonly sample: string }
type Drawn = { readonly contribution: string; readonly themes: string[] }
type Draw = Of & { readonly type: 'Draw'; readonly themes: readonly string[]; readonly contributions: readonly Drawn[] }
type Readable = {
  /** Those of the sample whose words can be read: the others are left out. */
  readonly readable: readonly string[]
}
type CodeAgain = Of &
  Readable & {
    readonly type: 'CodeAgain'
    readonly contribution: string
    readonly themes: readonly string[]
    /** Who has judged it before, or seen how others did. */
    readonly knownTo: ReadonlySet<string>
    readonly by: string
  }
type Settle = Of & Readable & { readonly type: 'Settle'; readonly contribution: string; readonly theme: string; readonly has: boolean }
export type DoubleCommand = Draw | CodeAgain | Settle
export type DoubleRefusal =
  | 'too-little-coded'
  | 'not-in-sample'
  | 'own-coding'
  | 'not-readable'
  | 'not-coded-twice'
  | 'coded-again-already'
  | 'unknown-theme'
  | 'no-difference'
  | 'settled-already'

export type DoubleState = {
  readonly themes: readonly string[]
  readonly first: ReadonlyMap<string, readonly string[]>
  readonly second: ReadonlyMap<string, readonly string[]>
  /** By contribution and theme: whether it has it. */
  readonly settled: ReadonlyMap<string, boolean>
}
type Decided = Decision<DoubleFact, DoubleRefusal>

const FEWEST = 5

export const settledAs = (contribution: string, theme: string): string => `${contribution} ${theme}`

const decideDraw = ({ programme, sample, themes, contributions }: Draw): Decided =>
  contributions.length < FEWEST || themes.length === 0
    ? refuse('too-little-coded')
    : accept<DoubleFact>({ type: 'DoubleCodingDrawn', data: { programme, sample, themes: [...themes], contributions: [...contributions] } })

const decideCodeAgain = (command: CodeAgain, { themes: known, first, second }: DoubleState): Decided => {
  const { programme, sample, contribution, themes, readable, knownTo, by } = command
  if (!first.has(contribution)) return refuse('not-in-sample')
  if (second.has(contribution)) return refuse('coded-again-already')
  if (knownTo.has(by)) return refuse('own-coding')
  if (!readable.includes(contribution)) return refuse('not-readable')
  if (themes.some((theme) => !known.includes(theme))) return refuse('unknown-theme')
  return accept<DoubleFact>({ type: 'CodedAgain', data: { programme, sample, contribution, themes: [...new Set(themes)] } })
}

const decideSettle = ({ programme, sample, contribution, theme, has, readable }: Settle, { first, second, settled }: DoubleState): Decided => {
  const one = first.get(contribution)
  const other = second.get(contribution)
  if (!one) return refuse('not-in-sample')
  if (!readable.includes(contribution)) return refuse('not-readable')
  if (readable.some((each) => !second.has(each))) return refuse('not-coded-twice')
  if (!other || one.includes(theme) === other.includes(theme)) return refuse('no-difference')
  if (settled.has(settledAs(contribution, theme))) return refuse('settled-already')
  return accept<DoubleFact>({ type: 'DifferenceSettled', data: { programme, sample, contribution, theme, has } })
}

/** A sample that is coded twice: the second time without the first being seen. */
export const doubleDecider: Decider<DoubleCommand, DoubleState, DoubleFact, DoubleRefusal> = {
  initial: { themes: [], first: new Map(), second: new Map(), settled: new Map() },
  evolve(state, { type, data }) {
    if (type === 'DoubleCodingDrawn') {
      return { ...state, themes: data.themes, first: new Map(data.contributions.map(({ contribution, themes }) => [contribution, themes])) }
    }
    if (type === 'CodedAgain') return { ...state, second: new Map(state.second).set(data.contribution, data.themes) }
    return { ...state, settled: new Map(state.settled).set(settledAs(data.contribution, data.theme), data.has) }
  },
  decide(command, state) {
    if (command.type === 'Draw') return decideDraw(command)
    return command.type === 'CodeAgain' ? decideCodeAgain(command, state) : decideSettle(command, state)
  },
}
