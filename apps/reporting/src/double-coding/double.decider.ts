import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { countedAs, type Senses } from '../codebook/meaning.ts'
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
type Settle = Of &
  Readable & {
    readonly type: 'Settle'
    readonly contribution: string
    readonly theme: string
    readonly has: boolean /** What themes count as now. */
    readonly senses: Senses
  }
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

/** The sample by what themes count as now. */
export const asCounted = ({ themes, first, second, settled }: DoubleState, senses: Senses): DoubleState => {
  const once = (some: readonly string[]): readonly string[] => [...new Set(some.map((theme) => countedAs(senses, theme)))]
  const chosen = (by: DoubleState['first']): DoubleState['first'] => new Map([...by].map(([contribution, some]) => [contribution, once(some)]))
  const settledNow = new Map<string, boolean>()
  for (const [key, has] of settled) {
    const [contribution = '', theme = ''] = key.split(' ')
    const now = settledAs(contribution, countedAs(senses, theme))
    settledNow.set(now, has || settledNow.get(now) === true)
  }
  return { themes: once(themes), first: chosen(first), second: chosen(second), settled: settledNow }
}

const decideSettle = ({ programme, sample, contribution, theme, has, readable, senses }: Settle, state: DoubleState): Decided => {
  const { first, second, settled } = asCounted(state, senses)
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
